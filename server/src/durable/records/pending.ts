/** From what was decided about a record to what is written of it: sealed, chained, guarded by its version. */
import { evolveRecord, SYSTEM, type CompiledPack, type Program, type RecordDoc, type RecordFact } from '@liandong/core/run';
import type { Deps, OrgSnapshot } from '../../platform/deps';
import { alsoOf, togetherOf } from '../also/index';
import { historyHash } from '../chain';
import { recordOf, recordRow } from '../docs';
import type { HistoryDoc, RecordRowDoc, Session } from '../model';
import type { Counter } from '../numbering';
import { sealEvents, type MadeSubjects, type Sealed } from '../sealing/index';
import type { Commit, Pending } from '../write';

/** One record's part of a command. */
export interface RecordDecision {
  readonly events: readonly RecordFact[];
  /** in plain, as the events leave it */
  readonly record: RecordDoc;
  readonly program: Program;
  /** as stored before; absent: it is made now */
  readonly row?: RecordRowDoc | undefined;
  /** of what was done: the command's */
  readonly type: string;
  readonly counter?: Counter | undefined;
  /** what else stands and falls with it */
  readonly also?: ((session: Session, record: RecordDoc) => Promise<void>) | undefined;
}
/** Who did it, by which command, when. */
export interface Doing {
  readonly countyId: string;
  readonly actor: { readonly userId: string; readonly name: string; readonly grants: HistoryGrants };
  readonly commandId: string;
  readonly bodyHash: string;
  readonly snapshot: OrgSnapshot;
  readonly now: string;
}
type HistoryGrants = Parameters<typeof alsoOf>[1]['actor']['grants'];

/** Whose fields say what is sealed: as it is decided now, and as it was written before. */
async function packsFor(deps: Deps, { pack }: Program, row: RecordRowDoc | undefined): Promise<readonly CompiledPack[]> {
  if (!row || row.release === pack.sha) return [pack];
  const own = await deps.packs.pack(row.countyId, row.release);
  return own ? [pack, own] : [pack];
}

const numbered = (events: readonly RecordFact[], no: string): RecordFact[] => events.map((event) => (event.type === 'RecordCreated' ? { ...event, record: { ...event.record, no } } : event));

function entryOf({ countyId, actor, commandId, bodyHash, now }: Doing, { row, type, record }: RecordDecision, events: readonly RecordFact[]): HistoryDoc {
  const seq = (row?.chain?.seq ?? 0) + 1;
  const content = {
    countyId, workId: record.id, recordId: record.id, seq, commandId, type, bodyHash, by: actor.userId, byName: actor.name, at: now, events, effects: [], prev: row?.chain?.hash ?? '',
    ...(row ? { recordBase: row.version } : {}),
  };
  return { ...content, _id: `${record.id}.${seq}`, hash: historyHash(content), keys: [`user:${actor.userId}`], todo: [] };
}

/** Who only answers whether his unit takes it has not worked on it: what is confidential stays closed to him. */
const ANSWERS: ReadonlySet<string> = new Set(['AcceptRecord', 'DeclineRecord']);
const doersOf = ({ actor }: Doing, { owner }: RecordDoc, type: string): string[] => [ANSWERS.has(type) ? '' : actor.userId, owner ?? ''].filter((id) => id !== '' && id !== SYSTEM.userId);

function commitOf(deps: Deps, doing: Doing, decision: RecordDecision, { sealed, packs, no }: { readonly sealed: Sealed; readonly packs: readonly CompiledPack[]; readonly no: string | undefined }): Commit {
  const { row: before, program, also: own } = decision;
  const { countyId, actor, snapshot, now } = doing;
  const events = (no === undefined ? sealed.events : numbered(sealed.events as readonly RecordFact[], no)) as readonly RecordFact[];
  const stored = events.reduce<RecordDoc | undefined>(evolveRecord, before && recordOf(before));
  if (!stored) throw new Error('a decision without events');
  const record = no === undefined ? decision.record : { ...decision.record, no };
  const entry = entryOf(doing, decision, events);
  const made = recordRow(stored, doersOf(doing, stored, decision.type), { countyId, pack: packs[0] ?? program.pack, keys: deps.keys, unit: snapshot.view.unit(stored.orgId), before, subjectId: sealed.subjectId, plain: record.data, now });
  const row: RecordRowDoc = { ...made, chain: { seq: entry.seq, hash: entry.hash }, anchored: false };
  const committed = { countyId, actor, pack: program.pack, events: decision.events, record, row, rowBefore: before, entry };
  const others = alsoOf(deps, committed);
  const also = async (session: Session): Promise<void> => {
    await others?.(session);
    await own?.(session, record);
  };
  return { ...(before ? { before: { row: before } } : {}), row, entry, ...(sealed.fresh ? { subject: sealed.fresh } : {}), also, together: togetherOf(deps, committed) };
}

/** All records that one command changes, the first of them the one that it is about: written together or not at all. */
export async function pendingRecords(deps: Deps, doing: Doing, decisions: readonly RecordDecision[], made: MadeSubjects = new Map()): Promise<Pending> {
  const sealed = await Promise.all(decisions.map(async (decision) => {
    const packs = await packsFor(deps, decision.program, decision.row);
    return { packs, sealed: await sealEvents(deps, doing.countyId, packs, decision, decision.events, decision.row?.subjectId, doing.now, made) };
  }));
  const [first] = decisions;
  // each entry has a command id of its own: that of the command, and for records that go with it one that follows from it
  const doingOf = (index: number, record: RecordDoc): Doing => (index === 0 ? doing : { ...doing, commandId: `${doing.commandId}/${record.id}` });
  return {
    id: first?.record.id ?? '', counter: first?.counter,
    finish: (no) => decisions.flatMap((decision, index) => {
      const one = sealed[index];
      return one ? [commitOf(deps, doingOf(index, decision.record), decision, { ...one, no: index === 0 ? no : undefined })] : [];
    }),
  };
}
