/** 合并 and 拆开 as they are stored: an entry in the chain of each of the two records, in one transaction. */
import { decideMerge, decideUnmerge, evolveRecord, linkKey, linksTo, problem, type JsonObject, type MergeOutcome, type MergeSide, type Problem, type Program, type RecordDoc } from '@liandong/core/run';
import type { Deps, OrgSnapshot } from '../../platform/deps';
import { again } from '../again';
import { bodyHashOf, ctxOf, type Intent } from '../commit';
import { recordModel, type HistoryDoc, type RecordRowDoc } from '../model';
import { firstRecord, type RecordApplied } from '../records/apply';
import { entriesOfRecord, meanwhileOf } from '../records/entries';
import { loadRecord, type LoadedRecord } from '../records/load';
import { pendingRecords, type RecordDecision } from '../records/pending';
import { openRecord } from '../sealing/index';
import { writeCommit } from '../write';
import { namesakesOf } from './aliases';

export interface MergeIntent extends Intent {
  readonly recordId: string;
  readonly other: string;
  readonly reason: string;
  /** versions of both that he had before him */
  readonly base: number;
  readonly otherBase: number;
  /** merge: fields of which the other one's value counts; absent: they are taken apart again */
  readonly take?: readonly string[];
  /** the host's own checks on both; throws a refusal */
  readonly prepare?: (both: readonly [LoadedRecord, LoadedRecord], snapshot: OrgSnapshot) => Promise<void>;
}
interface Decided { readonly decisions: readonly RecordDecision[]; readonly snapshot: OrgSnapshot; readonly now: string }
type No = { readonly ok: false; readonly problems: readonly Problem[] };
const no = (code: string): No => ({ ok: false, problems: [problem(code)] });

const isMergeWith = (otherId: string) => ({ events }: HistoryDoc): boolean => events.some((event) => event.type === 'RecordActed' && event.why === 'merge' && event.other === otherId);

/** The record as its entries left it before one of them; as stored, so that sealed values open. */
async function dataBefore(deps: Deps, row: RecordRowDoc, entries: readonly HistoryDoc[]): Promise<JsonObject> {
  const record = entries.flatMap((entry) => entry.events).reduce<RecordDoc | undefined>(evolveRecord, undefined);
  return record ? openRecord(deps, row.countyId, { _id: row._id, countyId: row.countyId, data: record.data }) : {};
}

/** What it had before it took over from the other one, of the fields that still hold what was taken. */
async function takenBack(deps: Deps, { row, record }: LoadedRecord, otherId: string): Promise<JsonObject> {
  const entries = await entriesOfRecord(deps, row);
  const at = entries.map(isMergeWith(otherId)).lastIndexOf(true);
  const fields = (entries[at]?.events ?? []).flatMap((event) => (event.type === 'RecordChanged' ? Object.keys(event.patch) : []));
  if (at < 0 || fields.length === 0) return {};
  const [before, after] = [await dataBefore(deps, row, entries.slice(0, at)), await dataBefore(deps, row, entries.slice(0, at + 1))];
  const isUntouched = (id: string): boolean => JSON.stringify(record.data[id] ?? null) === JSON.stringify(after[id] ?? null);
  return Object.fromEntries(fields.filter(isUntouched).map((id) => [id, before[id] ?? null]));
}

/** Does one of them point to the other by a link that may not lead back? As one person he would point to himself. */
async function circleOf(deps: Deps, one: LoadedRecord, two: LoadedRecord): Promise<Problem | undefined> {
  const { program: { pack }, row: { countyId, type } } = one;
  const defs = linksTo(pack, type).filter((link) => link.type === type && link.def.acyclic === true).map(({ def }) => def);
  if (defs.length === 0) return undefined;
  const [his, hers] = await Promise.all([namesakesOf(deps, pack, one.row), namesakesOf(deps, pack, two.row)]);
  for (const def of defs) {
    const pointing = (from: readonly string[], to: readonly string[]): object => ({ _id: { $in: [...from] }, links: { $in: to.map((id) => linkKey(type, def.id, id)) } });
    if (await recordModel(deps.db).exists({ countyId, $or: [pointing(his, hers), pointing(hers, his)] })) return problem('person.merge-circle', '/other', { link: def.inverse });
  }
  return undefined;
}

async function sideOf(deps: Deps, intent: MergeIntent, loaded: LoadedRecord, at: { readonly program: Program; readonly snapshot: OrgSnapshot; readonly now: string; readonly base: number }): Promise<MergeSide> {
  const meanwhile = await meanwhileOf(deps, loaded.row, at.base);
  return { record: loaded.record, base: at.base, ctx: { ...ctxOf(intent, at.program, at.snapshot, at.now), performers: loaded.row.performers, ...(meanwhile ? { meanwhile } : {}) } };
}

async function decide(deps: Deps, intent: MergeIntent): Promise<Decided | No> {
  const { countyId, recordId, other, reason, base, otherBase, take } = intent;
  const [snapshot, one, two] = await Promise.all([deps.org.snapshot(countyId), loadRecord(deps, countyId, recordId), loadRecord(deps, countyId, other)]);
  if (!one || !two) return no('record.not-found');
  await intent.prepare?.([one, two], snapshot);
  const circle = take && (await circleOf(deps, one, two));
  if (circle) return { ok: false, problems: [circle] };
  const now = deps.clock.now();
  const { program } = one;
  const sides = { survivor: await sideOf(deps, intent, one, { program, snapshot, now, base }), other: await sideOf(deps, intent, two, { program, snapshot, now, base: otherBase }), reason };
  const outcome: MergeOutcome = take ? decideMerge(program, { ...sides, take }) : decideUnmerge(program, { ...sides, back: await takenBack(deps, one, other) });
  if (!outcome.ok) return outcome;
  const type = take ? 'MergeRecords' : 'UnmergeRecords';
  const decisions = [{ ...outcome.survivor, program, row: one.row, type }, { ...outcome.other, program: two.program, row: two.row, type }];
  return { decisions, snapshot, now };
}

/** The same again answers what it did the first time. */
export async function applyMerge(deps: Deps, intent: MergeIntent): Promise<RecordApplied> {
  const { countyId, actor, commandId, recordId, other, reason, take = null } = intent;
  const bodyHash = bodyHashOf(deps, countyId, { by: actor.userId, recordId, other, reason, take });
  return again<Decided, Extract<RecordApplied, { ok: true }>>({
    first: () => firstRecord(deps, intent, bodyHash),
    attempt: () => decide(deps, intent),
    keep: async ({ decisions, snapshot, now }) => {
      await writeCommit(deps, await pendingRecords(deps, { countyId, actor, commandId, bodyHash, snapshot, now }, decisions));
      const record = decisions[0]?.record;
      return { ok: true, recordId, repeated: false, ...(record ? { record } : {}) };
    },
  });
}
