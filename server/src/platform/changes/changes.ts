import type { Changes, Deps, Listener, OrgSource } from '../deps';
import { numbersChangedModel } from './model';

interface Subscriber { readonly listener: Listener; keys: ReadonlySet<string> }
interface Change { readonly operationType: 'insert' | 'delete'; readonly documentKey: { readonly _id: unknown }; readonly fullDocument?: { readonly countyId?: string; readonly keys?: readonly string[]; readonly orgIds?: readonly string[] } }
type Stream = ReturnType<NonNullable<Deps['db']['db']>['watch']>;

/**
 * A new document with `keys` (`ROLE@unit`, `user:id`) says whose lists it changed, one with `orgIds` (a posting, a round of a worker) at which
 * units it changed numbers. A session that is gone ends what it listened with.
 */
const PIPELINE = [
  { $match: { $or: [
    { operationType: 'insert', $or: [{ 'fullDocument.keys': { $exists: true } }, { 'fullDocument.orgIds.0': { $exists: true } }] },
    { operationType: 'delete', 'ns.coll': 'sessions' },
  ] } },
  { $project: { _id: 1, operationType: 1, documentKey: 1, 'fullDocument.countyId': 1, 'fullDocument.keys': 1, 'fullDocument.orgIds': 1 } },
];
const REOPEN_MS = 1000;

class Hub implements Changes {
  private readonly subscribers = new Set<Subscriber>();
  private opening: Promise<Stream | undefined> | undefined;
  private retry: NodeJS.Timeout | undefined;

  constructor(private readonly db: Deps['db'], private readonly org: OrgSource) {}

  subscribe(listener: Listener): () => void {
    const subscriber: Subscriber = { listener, keys: new Set([`user:${listener.userId}`]) };
    this.subscribers.add(subscriber);
    void this.join(subscriber);
    return () => {
      this.subscribers.delete(subscriber);
      if (this.subscribers.size === 0) void this.shut();
    };
  }

  async numbersChanged(countyId: string, packId: string, orgIds: Iterable<string>): Promise<void> {
    const units = [...new Set(orgIds)];
    if (units.length > 0) await numbersChangedModel(this.db).create([{ countyId, packId, orgIds: units, at: new Date() }]);
  }

  async close(): Promise<void> {
    this.subscribers.clear();
    await this.shut();
  }

  /** From now on he hears everything; what came before that he reads when he is told so. */
  private async join(subscriber: Subscriber): Promise<void> {
    const { countyId, userId, lists, numbers } = subscriber.listener;
    try {
      const person = (await this.org.snapshot(countyId)).person(userId);
      subscriber.keys = new Set([`user:${userId}`, ...(person?.grants ?? []).map(({ role, orgId }) => `${role}@${orgId}`)]);
      // who has gone meanwhile opens nothing: it would be open for nobody, and nobody would shut it
      if (this.subscribers.has(subscriber)) await this.open();
    } catch {
      if (this.subscribers.has(subscriber)) this.reopen();
    }
    if (!this.subscribers.has(subscriber)) return;
    lists();
    numbers?.told();
  }

  private open(): Promise<Stream | undefined> {
    if (this.opening) return this.opening;
    // one that was shut has nothing to say any more
    const opening: Promise<Stream | undefined> = this.watch(() => { if (this.opening === opening) this.reopen(); });
    this.opening = opening;
    return opening;
  }

  /** The stream starts at a time known before it is open, so nothing falls between. */
  private async watch(broken: () => void): Promise<Stream | undefined> {
    const hello = await this.db.db?.command({ hello: 1 });
    const stream = this.db.db?.watch(PIPELINE, { startAtOperationTime: hello?.operationTime });
    stream?.on('change', (change: unknown) => this.tell(change as Change));
    stream?.on('error', broken);
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
    if (this.subscribers.size === 0) {
      clearTimeout(this.retry);
      this.retry = undefined;
    }
    const stream = await opening?.catch(() => undefined);
    await stream?.close().catch(() => undefined);
  }

  private tell({ operationType, documentKey, fullDocument: { countyId, keys, orgIds } = {} }: Change): void {
    for (const { listener, keys: own } of this.subscribers) {
      if (operationType === 'delete') {
        if (listener.sessionId === documentKey._id) listener.ended?.();
        continue;
      }
      if (listener.countyId !== countyId) continue;
      if (keys?.some((key) => own.has(key))) listener.lists();
      if (listener.numbers && orgIds?.some(listener.numbers.covers)) listener.numbers.told();
    }
  }
}

export const changesOf = (db: Deps['db'], org: OrgSource): Changes => new Hub(db, org);
