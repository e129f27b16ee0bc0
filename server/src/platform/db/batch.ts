interface Waiting<In, Out> { readonly item: In; resolve(out: Out): void; reject(error: unknown): void }

interface Limits<In> {
  /** at most so many items go together */
  readonly most: number;
  /** at most so many groups are under way; what comes meanwhile makes the next one */
  readonly atOnce: number;
  /** items with the same key never go together */
  readonly apart?: (item: In) => string;
  /** a group that failed is done again one after the other, not all at once */
  readonly inTurn?: boolean;
}

/**
 * Many callers, one trip to the database. Nobody waits for others to come: a group is what has gathered while the groups before it were
 * under way, so a single caller is served at once and a crowd shares the cost. `act` begins after every item of its group was added, so what
 * it reads is never older than the question. A group that fails is done again one by one: each gets its own answer.
 */
export class Batch<In, Out> {
  private queue: Waiting<In, Out>[] = [];
  private underWay = 0;
  private isDue = false;

  constructor(private readonly act: (items: readonly In[]) => Promise<readonly Out[]>, private readonly limits: Limits<In>) {}

  add(item: In): Promise<Out> {
    return new Promise((resolve, reject) => {
      this.queue.push({ item, resolve, reject });
      this.look();
    });
  }

  /** Begin a group in this turn's end, when all who are about to ask have asked. */
  private look(): void {
    if (this.isDue || this.queue.length === 0 || this.underWay >= this.limits.atOnce) return;
    this.isDue = true;
    setImmediate(() => {
      this.isDue = false;
      this.underWay += 1;
      void this.together(this.take()).finally(() => {
        this.underWay -= 1;
        this.look();
      });
      this.look();
    });
  }

  private take(): Waiting<In, Out>[] {
    const { most, apart } = this.limits;
    const keys = new Set<string>();
    const isNow = ({ item }: Waiting<In, Out>): boolean => {
      const key = apart?.(item);
      if (keys.size >= most || (key !== undefined && keys.has(key))) return false;
      keys.add(key ?? String(keys.size));
      return true;
    };
    const [now, later]: [Waiting<In, Out>[], Waiting<In, Out>[]] = [[], []];
    for (const waiting of this.queue) (isNow(waiting) ? now : later).push(waiting);
    this.queue = later;
    return now;
  }

  private async together(group: readonly Waiting<In, Out>[]): Promise<void> {
    try {
      const outs = await this.act(group.map(({ item }) => item));
      group.forEach(({ resolve }, index) => resolve(outs[index] as Out));
    } catch (error) {
      const [first] = group;
      if (group.length === 1) first?.reject(error);
      else if (this.limits.inTurn) for (const waiting of group) await this.together([waiting]);
      else await Promise.all(group.map((waiting) => this.together([waiting])));
    }
  }
}
