import type { Changes, Deps, OrgSource } from '../deps';

interface Subscriber { readonly countyId: string; readonly userId: string; keys: ReadonlySet<string>; readonly notify: () => void }
interface Inserted { readonly fullDocument?: { readonly countyId?: string; readonly keys?: readonly string[] } }
type Stream = ReturnType<NonNullable<Deps['db']['db']>['watch']>;

/** A new document with `keys` (`ROLE@unit`, `user:id`) says whose lists it changed. */
const PIPELINE = [
  { $match: { operationType: 'insert', 'fullDocument.keys': { $exists: true } } },
  { $project: { _id: 1, 'fullDocument.countyId': 1, 'fullDocument.keys': 1 } },
];
const REOPEN_MS = 1000;

class Hub implements Changes {
  private readonly subscribers = new Set<Subscriber>();
  private opening: Promise<Stream | undefined> | undefined;
  private retry: NodeJS.Timeout | undefined;

  constructor(private readonly db: Deps['db'], private readonly org: OrgSource) {}

  subscribe(countyId: string, userId: string, notify: () => void): () => void {
    const subscriber: Subscriber = { countyId, userId, keys: new Set([`user:${userId}`]), notify };
    this.subscribers.add(subscriber);
    void this.join(subscriber);
    return () => {
      this.subscribers.delete(subscriber);
      if (this.subscribers.size === 0) void this.shut();
    };
  }

  async close(): Promise<void> {
    this.subscribers.clear();
    await this.shut();
  }

  /** From now on he hears everything; what came before that he reads when he is told so. */
  private async join(subscriber: Subscriber): Promise<void> {
    try {
      const person = (await this.org.snapshot(subscriber.countyId)).person(subscriber.userId);
      subscriber.keys = new Set([`user:${subscriber.userId}`, ...(person?.grants ?? []).map(({ role, orgId }) => `${role}@${orgId}`)]);
      await this.open();
    } catch {
      this.reopen();
    }
    if (this.subscribers.has(subscriber)) subscriber.notify();
  }

  private open(): Promise<Stream | undefined> {
    this.opening ??= this.watch();
    return this.opening;
  }

  /** The stream starts at a time known before it is open, so nothing falls between. */
  private async watch(): Promise<Stream | undefined> {
    const hello = await this.db.db?.command({ hello: 1 });
    if (this.subscribers.size === 0) return undefined;
    const stream = this.db.db?.watch(PIPELINE, { startAtOperationTime: hello?.operationTime });
    stream?.on('change', (change: unknown) => this.tell(change as Inserted));
    stream?.on('error', () => this.reopen());
    return stream;
  }

  /** What came while the stream was down is unknown: everybody reads again. */
  private reopen(): void {
    void this.shut();
    if (this.subscribers.size === 0 || this.retry) return;
    this.retry = setTimeout(() => {
      this.retry = undefined;
      for (const subscriber of this.subscribers) void this.join(subscriber);
    }, REOPEN_MS);
    this.retry.unref();
  }

  private async shut(): Promise<void> {
    const opening = this.opening;
    this.opening = undefined;
    if (this.subscribers.size === 0) clearTimeout(this.retry);
    const stream = await opening?.catch(() => undefined);
    await stream?.close().catch(() => undefined);
  }

  private tell({ fullDocument }: Inserted): void {
    for (const subscriber of this.subscribers) {
      if (subscriber.countyId === fullDocument?.countyId && fullDocument.keys?.some((key) => subscriber.keys.has(key))) subscriber.notify();
    }
  }
}

export const changesOf = (db: Deps['db'], org: OrgSource): Changes => new Hub(db, org);
