/** What becomes of records that point to one which is voided: that is refused, the link is taken out, or they are voided with it. */
import { decideUnlink, linkKey, linksTo, problem, unlinked, voidStates, type CompiledPack, type JsonObject, type LinkDef, type Problem, type RecordCtx } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import { instanceModel, recordModel, type RecordRowDoc, type Session } from '../model';
import { namesakesOf } from '../people/aliases';
import { Conflict } from '../write';
import { loadRow, type LoadedRecord } from './load';
import type { RecordDecision } from './pending';

type Undone = { readonly ok: true; readonly decisions: readonly RecordDecision[]; readonly check?: (session: Session) => Promise<void> } | { readonly ok: false; readonly problems: readonly Problem[] };

/** More than so many at once is no slip of the pen: they are looked at one by one. */
const MOST = 200;

/** One filter a link: records of a type that point here by it and are not given up. */
const pointing = (pack: CompiledPack, { countyId, packId, type, _id }: RecordRowDoc): { readonly def: LinkDef; readonly filter: object }[] =>
  linksTo(pack, type).map(({ type: from, def }) => ({ def, filter: { countyId, packId, type: from, links: linkKey(from, def.id, _id), state: { $nin: voidStates(pack.records[from]) } } }));

interface Pointing { readonly row: RecordRowDoc; readonly defs: readonly LinkDef[] }
async function pointingTo({ db }: Deps, pack: CompiledPack, row: RecordRowDoc): Promise<Pointing[]> {
  const found = new Map<string, { row: RecordRowDoc; defs: LinkDef[] }>();
  for (const { def, filter } of pointing(pack, row)) {
    for (const from of await recordModel(db).find(filter).limit(MOST + 1).lean<RecordRowDoc[]>()) {
      const known = found.get(from._id) ?? { row: from, defs: [] };
      known.defs.push(def);
      found.set(from._id, known);
    }
  }
  return [...found.values()];
}

const runningOn = async ({ db }: Deps, countyId: string, recordIds: readonly string[]): Promise<boolean> =>
  (await instanceModel(db).countDocuments({ countyId, recordId: { $in: [...recordIds] }, status: 'running' })) > 0;

const how = (defs: readonly LinkDef[], data: JsonObject, target: string): 'void' | { readonly patch: JsonObject } =>
  (defs.some(({ onVoid }) => onVoid === 'void') ? 'void' : { patch: unlinked(data, defs.filter(({ onVoid }) => onVoid === 'detach'), target) });

const refusals = (pack: CompiledPack, linked: readonly Pointing[]): Problem[] => {
  const refusing = linked.filter(({ defs }) => defs.some(({ onVoid }) => onVoid === 'refuse'));
  const [first] = refusing;
  return first ? [problem('record.pointed-to', '', { record: pack.records[first.row.type]?.title ?? first.row.type, count: refusing.length })] : [];
};

interface Walk { readonly deps: Deps; readonly reason: string; readonly ctx: RecordCtx; readonly decisions: Map<string, RecordDecision>; /** voided: all that pointed to them must be dealt with */ readonly voided: LoadedRecord[] }

async function follow(walk: Walk, target: LoadedRecord): Promise<readonly Problem[]> {
  const { deps, decisions, voided } = walk;
  const { pack } = target.program;
  const linked = (await pointingTo(deps, pack, target.row)).filter(({ row }) => !voided.some((one) => one.row._id === row._id));
  const refused = refusals(pack, linked);
  if (refused.length > 0) return refused;
  for (const { row, defs } of linked) {
    if (decisions.size >= MOST) return [problem('record.points-many', '', { limit: MOST })];
    const problems = await unlink(walk, target, row, defs);
    if (problems.length > 0) return problems;
  }
  return [];
}

async function unlink(walk: Walk, target: LoadedRecord, row: RecordRowDoc, defs: readonly LinkDef[]): Promise<readonly Problem[]> {
  const { deps, reason, ctx, decisions, voided } = walk;
  const loaded = await loadRow(deps, row);
  if (!loaded) return [problem('record.type-unknown', '', { type: row.type })];
  // two links of one record may go, one after the other
  const before = decisions.get(row._id);
  const act = how(defs, before?.record.data ?? loaded.record.data, target.row._id);
  const outcome = decideUnlink(loaded.program, before?.record ?? loaded.record, act, reason, ctx);
  if (!outcome.ok) return outcome.problems;
  decisions.set(row._id, { events: [...(before?.events ?? []), ...outcome.events], record: outcome.record, program: loaded.program, row, type: act === 'void' ? 'VoidRecord' : 'DetachRecord' });
  if (act !== 'void') return [];
  voided.push(loaded);
  return follow(walk, loaded);
}

/** Decided on what points here now; `check` says in the transaction that nobody has begun to since. */
export async function unlinking(deps: Deps, root: LoadedRecord, reason: string, ctx: RecordCtx): Promise<Undone> {
  const others = (await namesakesOf(deps, root.program.pack, root.row)).length - 1;
  if (others > 0) return { ok: false, problems: [problem('person.others-merged', '', { count: others })] };
  const walk: Walk = { deps, reason, ctx, decisions: new Map(), voided: [root] };
  const problems = await follow(walk, root);
  if (problems.length > 0) return { ok: false, problems };
  const gone = walk.voided.map(({ row }) => row._id);
  if (await runningOn(deps, root.row.countyId, gone)) return { ok: false, problems: [problem('record.work-runs')] };
  const filters = walk.voided.flatMap(({ row, program }) => pointing(program.pack, row).map(({ filter }) => filter));
  const check = async (session: Session): Promise<void> => {
    for (const filter of filters) if ((await recordModel(deps.db).countDocuments(filter, { session })) > 0) throw new Conflict('links');
  };
  return { ok: true, decisions: [...walk.decisions.values()], check };
}
