/** Nothing but a destroyed record is cut, and of a destroyed record everything: proved by its last entry, which is whole, chained, anchored and signed. */
import type { CutChain, RecordDestroyed } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import { historyHash } from '../chain';
import { cutDigest } from '../destroy/cut';
import { destroyedModel, type DestroyedDoc } from '../destroy/model';
import { historyModel, instanceModel, recordModel, type HistoryDoc } from '../model';
import { wrongEnd, wrongLink, type AuditProblem, type Head } from './chain-check';

type Wrong = Omit<AuditProblem, 'chain'>;
/** `cuts` undefined: its last entry does not prove it. */
export interface Destroyed { readonly doc: DestroyedDoc; readonly cuts?: readonly CutChain[]; /** something of it is still stored */ readonly isThere: boolean }
const AT_ONCE = 500;
const START: Head = { seq: 0, hash: '' };

const lastOf = ({ _id, chain }: DestroyedDoc): string => `${_id}.${chain.seq}`;

function eventOf({ keys }: Deps, doc: DestroyedDoc, entry: HistoryDoc | undefined): RecordDestroyed | undefined {
  const isSound = entry !== undefined && entry.cut !== true && entry.hash === doc.chain.hash && historyHash(entry) === entry.hash && keys.verify(doc.countyId, entry.hash, doc.signature);
  const [event] = isSound ? entry.events : [];
  return event?.type === 'RecordDestroyed' ? event : undefined;
}

/** What is known of these records' destruction, by their ids. */
export async function destroyedAmong(deps: Deps, countyId: string, docs: readonly DestroyedDoc[]): Promise<ReadonlyMap<string, Destroyed>> {
  const ids = docs.map(({ _id }) => _id);
  const [entries, rows, works] = await Promise.all([
    historyModel(deps.db).find({ countyId, _id: { $in: docs.map(lastOf) } }).lean<HistoryDoc[]>(),
    recordModel(deps.db).find({ countyId, _id: { $in: ids } }).select({ _id: 1 }).lean(),
    instanceModel(deps.db).find({ countyId, recordId: { $in: ids } }).select({ recordId: 1 }).lean(),
  ]);
  const there = new Set([...rows.map(({ _id }) => _id), ...works.map(({ recordId }) => recordId)]);
  return new Map(docs.map((doc) => {
    const event = eventOf(deps, doc, entries.find(({ _id }) => _id === lastOf(doc)));
    return [doc._id, { doc, isThere: there.has(doc._id), ...(event ? { cuts: event.cuts } : {}) }] as const;
  }));
}

export const destroyedIn = async (deps: Deps, countyId: string, recordIds: readonly string[]): Promise<ReadonlyMap<string, Destroyed>> =>
  destroyedAmong(deps, countyId, await destroyedModel(deps.db).find({ countyId, _id: { $in: [...new Set(recordIds)] } }).lean<DestroyedDoc[]>());

/** Cut entries fit one another as they are; one that is whole and not the last of its record should have been cut. */
function walkCut(chain: readonly HistoryDoc[], last: string): Head | Wrong {
  let before: Head = START;
  for (const entry of chain) {
    const isLast = entry._id === last;
    if (!isLast && entry.cut !== true) return { what: 'left', seq: entry.seq };
    const wrong = wrongLink(entry, isLast ? historyHash(entry) : entry.hash, before);
    if (wrong) return wrong;
    before = entry;
  }
  return before;
}

/** Is there more in what should say nothing? */
const isEmpty = ({ events, effects, type, by, byName, bodyHash, at, recordBase }: HistoryDoc): boolean =>
  events.length + effects.length === 0 && `${type}${by}${byName}${bodyHash}${at}` === '' && recordBase === undefined;

/** Does what is cut end and hold together as the event says? */
function wrongCut(cut: readonly HistoryDoc[], known: CutChain | undefined): Wrong | undefined {
  const last = cut.at(-1);
  if (!known) return last && { what: 'cut', seq: last.seq };
  return wrongEnd(last ?? START, known) ?? (cutDigest(cut) === known.digest ? undefined : { what: 'altered', seq: known.seq });
}

/** One chain of a record, some or all of which is cut. */
export function checkCut(chain: readonly HistoryDoc[], destroyed: Destroyed | undefined): Wrong | undefined {
  const cut = chain.filter((entry) => entry.cut === true);
  if (!destroyed) return { what: 'cut', seq: cut[0]?.seq ?? 1 };
  const { doc, cuts, isThere } = destroyed;
  if (!cuts || isThere) return { what: cuts ? 'destroyed-there' : 'not-destroyed', seq: doc.chain.seq };
  const end = walkCut(chain, lastOf(doc));
  if ('what' in end) return end;
  const full = cut.find((entry) => !isEmpty(entry));
  if (full) return { what: 'left', seq: full.seq };
  const id = chain[0]?.workId;
  return wrongCut(cut, cuts.find((one) => one.chain === id)) ?? (id === doc._id ? wrongEnd(end, doc.chain) : undefined);
}

/** Destroyed records of which a chain, or the word that they were destroyed, is gone altogether. */
export async function missingOfDestroyed(deps: Deps, countyId: string, seen: ReadonlySet<string>): Promise<AuditProblem[]> {
  const problems: AuditProblem[] = [];
  let docs: DestroyedDoc[] = [];
  const check = async (): Promise<void> => {
    for (const { doc, cuts = [] } of (await destroyedAmong(deps, countyId, docs)).values()) {
      for (const chain of [doc._id, ...cuts.map((one) => one.chain).filter((id) => id !== doc._id)]) if (!seen.has(chain)) problems.push({ what: 'truncated', chain, seq: 1 });
    }
    docs = [];
  };
  for await (const doc of destroyedModel(deps.db).find({ countyId }).lean<DestroyedDoc>().cursor({ batchSize: AT_ONCE })) {
    docs.push(doc);
    if (docs.length >= AT_ONCE) await check();
  }
  await check();
  return problems;
}
