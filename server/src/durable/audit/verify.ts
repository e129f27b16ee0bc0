import { evolveRecord, evolveWork, unstarted, upgradeState, type ProcessState, type RecordDoc, type Work } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import { canonical, historyHash } from '../chain';
import { recordOf } from '../docs';
import { verifyBooks } from '../ledger/index';
import { historyModel, instanceModel, recordModel, type HistoryDoc, type InstanceDoc, type RecordRowDoc } from '../model';
import { anchorHash, merkleRoot } from './anchor';
import { wrongEnd, wrongLink, type AuditProblem, type Head } from './chain-check';
import { checkCut, destroyedIn, missingOfDestroyed, type Destroyed } from './destroyed-check';
import { anchorLeavesModel, anchorModel, viewHeadModel, viewModel, type AnchorDoc, type Leaf, type ViewDoc } from './model';
import { viewHash } from './views';

export interface AuditResult {
  readonly countyId: string;
  readonly works: number;
  readonly entries: number;
  readonly views: number;
  readonly anchors: number;
  readonly problems: readonly AuditProblem[];
  readonly last?: AnchorDoc;
}

const AT_ONCE = 500;
const START: Head = { seq: 0, hash: '' };

/** Entries in the order of their chains, a whole chain at a time. */
async function* chains<T>(entries: AsyncIterable<T>, keyOf: (entry: T) => string): AsyncGenerator<readonly T[]> {
  let chain: T[] = [];
  for await (const entry of entries) {
    const first = chain[0];
    if (first !== undefined && keyOf(first) !== keyOf(entry)) {
      yield chain;
      chain = [];
    }
    chain.push(entry);
  }
  if (chain.length > 0) yield chain;
}

async function* inGroups<T>(items: AsyncIterable<T>): AsyncGenerator<readonly T[]> {
  let group: T[] = [];
  for await (const item of items) {
    group.push(item);
    if (group.length < AT_ONCE) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}

/** Entries fit one another: the head of the sound chain, or the first bad entry. */
function walk<T extends Head & { readonly prev: string }>(chain: readonly T[], hashOf: (entry: T) => string): Head | Omit<AuditProblem, 'chain'> {
  let before: Head = START;
  for (const entry of chain) {
    const wrong = wrongLink(entry, hashOf(entry), before);
    if (wrong) return wrong;
    before = entry;
  }
  return before;
}

interface Stored { readonly instance: InstanceDoc | undefined; readonly row: RecordRowDoc | undefined; /** entries of all works on its record, when there are others */ readonly shared: readonly HistoryDoc[] | undefined }

/** A called process begins on a record that is there; whatever it is made of there, the state is its own. */
const stateOf = (chain: readonly HistoryDoc[], row: RecordRowDoc): Work | undefined => {
  const events = chain.flatMap((entry) => entry.events);
  return events.reduce<Work | undefined>(evolveWork, events[0]?.type === 'InstanceStarted' ? unstarted(recordOf(row)) : undefined);
};

/** A state that an earlier version stored has less in it: what it has must be so. */
function isState(made: ProcessState | undefined, stored: ProcessState): boolean {
  if (!made || made.format === stored.format) return canonical(made) === canonical(stored);
  const keys = Object.keys(stored).filter((key) => key !== 'format') as (keyof ProcessState)[];
  const had = (state: ProcessState): string => canonical(Object.fromEntries(keys.map((key) => [key, state[key]])));
  return had(made) === had(upgradeState(stored));
}

/** What all works on a record made of it, in the order of its versions; entries of before there were called processes are of one work and come first. */
const recordMadeBy = (entries: readonly HistoryDoc[]): RecordDoc | undefined =>
  [...entries].sort((a, b) => (a.recordBase ?? 0) - (b.recordBase ?? 0)).flatMap((entry) => entry.events).reduce<RecordDoc | undefined>(evolveRecord, undefined);

/** One work: its entries fit, end at the head, and make exactly what is stored. */
function checkWork(chain: readonly HistoryDoc[], { instance, row, shared }: Stored): Omit<AuditProblem, 'chain'> | undefined {
  const end = walk(chain, historyHash);
  if ('what' in end) return end;
  const wrong = wrongEnd(end, instance && { seq: instance.version, hash: instance.headHash });
  if (wrong || !instance) return wrong;
  const work = row && stateOf(chain, row);
  const record = shared ? recordMadeBy(shared) : work?.record;
  const isSame = row !== undefined && isState(work?.state, instance.state) && canonical(record) === canonical(recordOf(row));
  return isSame ? undefined : { what: 'snapshot', seq: end.seq };
}

/** What was done to one record outside of any work. Where a work made it, its state is proved with that. */
function checkRecord(chain: readonly HistoryDoc[], { row, shared }: Omit<Stored, 'instance'>): Omit<AuditProblem, 'chain'> | undefined {
  const end = walk(chain, historyHash);
  if ('what' in end) return end;
  const wrong = wrongEnd(end, row?.chain);
  if (wrong || !row || row.workId !== undefined) return wrong;
  return canonical(recordMadeBy(shared ?? chain)) === canonical(recordOf(row)) ? undefined : { what: 'snapshot', seq: end.seq };
}

const checkChain = (chain: readonly HistoryDoc[], stored: Stored, gone: Destroyed | undefined): Omit<AuditProblem, 'chain'> | undefined => {
  if (gone || chain.some((entry) => entry.cut)) return checkCut(chain, gone);
  return chain[0]?.recordId === chain[0]?.workId ? checkRecord(chain, stored) : checkWork(chain, stored);
};

/** Entries of the records that several works are about, or that were also changed outside of any. */
async function sharedEntries(deps: Deps, countyId: string, rows: Iterable<RecordRowDoc>): Promise<ReadonlyMap<string, readonly HistoryDoc[]>> {
  const all = [...rows];
  const works = await instanceModel(deps.db).find({ countyId, recordId: { $in: all.map((row) => row._id) } }).select({ recordId: 1 }).lean<Pick<InstanceDoc, '_id' | 'recordId'>[]>();
  const own = all.filter((row) => row.chain).map((row) => row._id);
  const isShared = (recordId: string): boolean => own.includes(recordId) || works.filter((work) => work.recordId === recordId).length > 1;
  const chainIds = [...own, ...works.filter((work) => isShared(work.recordId)).map((work) => work._id)];
  const entries = chainIds.length === 0 ? [] : await historyModel(deps.db).find({ countyId, workId: { $in: chainIds } }).sort({ workId: 1, seq: 1 }).select({ todo: 0, keys: 0 }).lean<HistoryDoc[]>();
  const found = new Map<string, HistoryDoc[]>();
  for (const entry of entries) found.set(entry.recordId, [...(found.get(entry.recordId) ?? []), entry]);
  return found;
}

interface Walked { readonly count: number; readonly entries: number; readonly problems: AuditProblem[] }

async function verifyHistory(deps: Deps, countyId: string): Promise<Walked> {
  const cursor = historyModel(deps.db).find({ countyId }).sort({ workId: 1, seq: 1 }).select({ todo: 0, keys: 0 }).lean<HistoryDoc>().cursor({ batchSize: 1000 });
  const [problems, seen] = [[] as AuditProblem[], new Set<string>()];
  let entries = 0;
  for await (const group of inGroups(chains(cursor, (entry) => entry.workId))) {
    const ids = group.map((chain) => chain[0]?.workId ?? '');
    const instances = new Map((await instanceModel(deps.db).find({ countyId, _id: { $in: ids } }).lean<InstanceDoc[]>()).map((doc) => [doc._id, doc]));
    const rows = new Map((await recordModel(deps.db).find({ countyId, _id: { $in: [...ids, ...[...instances.values()].map((doc) => doc.recordId)] } }).lean<RecordRowDoc[]>()).map((doc) => [doc._id, doc]));
    const [shared, destroyed] = await Promise.all([sharedEntries(deps, countyId, rows.values()), destroyedIn(deps, countyId, group.map((chain) => chain[0]?.recordId ?? ''))]);
    for (const [index, chain] of group.entries()) {
      const id = ids[index] ?? '';
      const instance = instances.get(id);
      const recordId = instance?.recordId ?? id;
      const wrong = checkChain(chain, { instance, row: rows.get(recordId), shared: shared.get(recordId) }, destroyed.get(chain[0]?.recordId ?? ''));
      if (wrong) problems.push({ ...wrong, chain: id });
      seen.add(id);
      entries += chain.length;
    }
  }
  // works of which no entry is left at all
  for await (const { _id } of instanceModel(deps.db).find({ countyId }).select({ _id: 1 }).lean().cursor()) if (!seen.has(_id)) problems.push({ what: 'truncated', chain: _id, seq: 1 });
  for await (const { _id } of recordModel(deps.db).find({ countyId, $or: [{ chain: { $exists: true } }, { workId: { $exists: false } }] }).select({ _id: 1 }).lean().cursor()) if (!seen.has(_id)) problems.push({ what: 'truncated', chain: _id, seq: 1 });
  problems.push(...(await missingOfDestroyed(deps, countyId, seen)));
  return { count: seen.size, entries, problems };
}

async function verifyViews(deps: Deps, countyId: string): Promise<Walked> {
  const cursor = viewModel(deps.db).find({ countyId }).sort({ recordId: 1, seq: 1 }).lean<ViewDoc>().cursor({ batchSize: 1000 });
  const heads = new Map((await viewHeadModel(deps.db).find({ countyId }).lean()).map((doc) => [doc._id, doc]));
  const problems: AuditProblem[] = [];
  let [count, entries] = [0, 0];
  const note = (chain: string, wrong: Omit<AuditProblem, 'chain'>): void => void problems.push({ ...wrong, chain, what: `view-${wrong.what}` });
  for await (const chain of chains(cursor, (entry) => entry.recordId)) {
    const recordId = chain[0]?.recordId ?? '';
    // a note that was cut is proved by the one after it and by the anchors; only those of destroyed records are
    const end = walk(chain, (entry) => (entry.cut ? entry.hash : viewHash(entry)));
    const wrong = 'what' in end ? end : wrongEnd(end, heads.get(recordId));
    if (wrong) note(recordId, wrong);
    const cut = chain.find((entry) => entry.cut);
    if (cut && !(await destroyedIn(deps, countyId, [recordId])).get(recordId)?.cuts) note(recordId, { what: 'cut', seq: cut.seq });
    heads.delete(recordId);
    count += 1;
    entries += chain.length;
  }
  for (const recordId of heads.keys()) note(recordId, { what: 'truncated', seq: 1 });
  return { count, entries, problems };
}

/** Chains that no longer have the entry which an anchor signed. */
async function brokenLeaves(deps: Deps, countyId: string, leaves: readonly Leaf[]): Promise<AuditProblem[]> {
  const idOf = ({ chain, seq }: Leaf): string => `${chain}.${seq}`;
  const idsOf = (isView: boolean): string[] => leaves.filter(({ kind }) => (kind === 'views') === isView).map(idOf);
  const [entries, views] = await Promise.all([
    historyModel(deps.db).find({ countyId, _id: { $in: idsOf(false) } }).select({ hash: 1 }).lean(),
    viewModel(deps.db).find({ countyId, _id: { $in: idsOf(true) } }).select({ hash: 1 }).lean(),
  ]);
  const hashes = { history: new Map(entries.map((doc) => [doc._id, doc.hash])), views: new Map(views.map((doc) => [doc._id, doc.hash])) };
  return leaves.filter((leaf) => hashes[leaf.kind === 'views' ? 'views' : 'history'].get(idOf(leaf)) !== leaf.hash).map((leaf) => ({ what: 'anchor-leaf', chain: leaf.chain, seq: leaf.seq }));
}

async function checkAnchor(deps: Deps, anchor: AnchorDoc, before: Head): Promise<AuditProblem[]> {
  const { countyId } = anchor;
  const wrong = wrongLink(anchor, anchorHash(anchor), before);
  if (wrong) return [{ what: `anchor-${wrong.what}`, chain: countyId, seq: wrong.seq }];
  if (!deps.keys.verify(countyId, anchor.hash, anchor.signature)) return [{ what: 'anchor-signature', chain: countyId, seq: anchor.seq }];
  const parts = await anchorLeavesModel(deps.db).find({ countyId, anchor: anchor.seq }).sort({ part: 1 }).lean();
  if (merkleRoot(parts.flatMap((part) => part.leaves)) !== anchor.root) return [{ what: 'anchor-altered', chain: countyId, seq: anchor.seq }];
  return (await Promise.all(parts.map((part) => brokenLeaves(deps, countyId, part.leaves)))).flat();
}

async function verifyAnchors(deps: Deps, countyId: string): Promise<Walked & { readonly last?: AnchorDoc }> {
  const problems: AuditProblem[] = [];
  let [before, count, last]: [Head, number, AnchorDoc | undefined] = [START, 0, undefined];
  for await (const anchor of anchorModel(deps.db).find({ countyId }).sort({ seq: 1 }).lean<AnchorDoc>().cursor()) {
    problems.push(...(await checkAnchor(deps, anchor, before)));
    [before, last] = [anchor, anchor];
    count += 1;
  }
  return { count, entries: count, problems, ...(last ? { last } : {}) };
}

/**
 * Prove that nothing was changed, removed or moved: every chain entry by entry, the stored state as the sum of its history, the books,
 * and the signed anchors. Works over ciphertext, so also after a subject's key was destroyed. Of each chain the first bad entry is named.
 */
export async function verifyCounty(deps: Deps, countyId: string): Promise<AuditResult> {
  const history = await verifyHistory(deps, countyId);
  const views = await verifyViews(deps, countyId);
  const books = await verifyBooks(deps, countyId);
  const anchors = await verifyAnchors(deps, countyId);
  return {
    countyId, works: history.count, entries: history.entries, views: views.entries, anchors: anchors.count,
    problems: [...history.problems, ...views.problems, ...books, ...anchors.problems], ...(anchors.last ? { last: anchors.last } : {}),
  };
}
