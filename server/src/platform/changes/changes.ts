import type { Connection } from 'mongoose';
import type { Changes, OrgSource } from '../deps';

interface Subscriber { readonly countyId: string; readonly userId: string; keys: ReadonlySet<string>; readonly notify: () => void }
interface Inserted { readonly fullDocument?: { readonly countyId?: string; readonly keys?: readonly string[] } }

/** A new document with `keys` (`ROLE@unit`, `user:id`) says whose lists it changed. */
const PIPELINE = [
  { $match: { operationType: 'insert', 'fullDocument.keys': { $exists: true } } },
  { $project: { _id: 1, 'fullDocument.countyId': 1, 'fullDocument.keys': 1 } },
];
const REOPEN_MS = 1000;

class Hub implements Changes {
  private readonly subscribers = new Set<Subscriber>();
  private stream: ReturnType<Connection['watch']> | undefined;
  private retry: NodeJS.Timeout | undefined;

  constructor(private readonly db: Connection, private readonly org: OrgSource) {}

  subscribe(countyId: string, userId: string, notify: () => void): () => void {
    const subscriber: Subscriber = { countyId, userId, keys: new Set([`user:${userId}`]), notify };
    this.subscribers.add(subscriber);
    void this.findKeys(subscriber);
    this.open();
    return () => {
      this.subscribers.delete(subscriber);
      if (this.subscribers.size === 0) void this.shut();
    };
  }

  async close(): Promise<void> {
    this.subscribers.clear();
    await this.shut();
  }

  /** The roles that he holds now; told once more afterwards, since something may have come in between. */
  private async findKeys(subscriber: Subscriber): Promise<void> {
    try {
      const person = (await this.org.snapshot(subscriber.countyId)).person(subscriber.userId);
      subscriber.keys = new Set([`user:${subscriber.userId}`, ...(person?.grants ?? []).map(({ role, orgId }) => `${role}@${orgId}`)]);
      if (this.subscribers.has(subscriber)) subscriber.notify();
    } catch {
      // his own key is enough to be told of what is his; the page reads again on its own from time to time
    }
  }

  private open(): void {
    if (this.stream || this.retry) return;
    const stream = this.db.watch(PIPELINE);
    this.stream = stream;
    stream.on('change', (change: unknown) => this.tell(change as Inserted));
    stream.on('error', () => this.reopen());
  }

  /** What came while the stream was down is unknown: everybody reads again. */
  private reopen(): void {
    void this.shut();
    if (this.subscribers.size === 0) return;
    this.retry = setTimeout(() => {
      this.retry = undefined;
      this.open();
      for (const subscriber of this.subscribers) subscriber.notify();
    }, REOPEN_MS);
    this.retry.unref();
  }

  private async shut(): Promise<void> {
    clearTimeout(this.retry);
    this.retry = undefined;
    const stream = this.stream;
    this.stream = undefined;
    await stream?.close().catch(() => undefined);
  }

  private tell({ fullDocument }: Inserted): void {
    for (const subscriber of this.subscribers) {
      if (subscriber.countyId === fullDocument?.countyId && fullDocument.keys?.some((key) => subscriber.keys.has(key))) subscriber.notify();
    }
  }
}

export const changesOf = (db: Connection, org: OrgSource): Changes => new Hub(db, org);
