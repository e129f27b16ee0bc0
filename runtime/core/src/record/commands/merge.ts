/** 合并: two records are of one person. The other one keeps all that it holds and lives on under the survivor; nothing that points to it is rewritten. */
import type { Program } from '../../pack/program';
import type { JsonObject } from '../../shared/json';
import { problem, type Problem } from '../../shared/problem';
import type { RecordType } from '../format';
import type { RecordDoc } from '../types';
import { conflictWith } from './base';
import { isVoid, reasonMissing, stateTitle } from './checks';
import { decideCorrect, notCorrectable } from './correct';
import { acted, changed, settled } from './events';
import { ended } from './offer';
import type { RecordCtx, RecordFact, RecordOutcome } from './types';

/** One of the two, in the eyes of who does it. */
export interface Side { readonly record: RecordDoc; readonly ctx: RecordCtx; /** the version that he had before him */ readonly base: number }
export interface Merging { readonly survivor: Side; readonly other: Side; readonly reason: string }
type Settled = Extract<RecordOutcome, { ok: true }>;
export type MergeOutcome = { readonly ok: true; readonly survivor: Settled; readonly other: Settled } | { readonly ok: false; readonly problems: readonly Problem[] };

const refused = (...problems: readonly Problem[]): MergeOutcome => ({ ok: false, problems });

function notMergeable(program: Program, type: RecordType, { record, ctx, base }: Side): Problem[] {
  if (record.mergedInto !== undefined) return [problem('person.merged-already', '', { no: record.no ?? '' })];
  if (isVoid(type, record)) return [problem('record.void-already', '', { state: stateTitle(type, record.state) })];
  const closed = notCorrectable(program, type, record, ctx);
  return closed.length > 0 ? closed : conflictWith(program, record, { base, fields: [], moves: true }, ctx);
}

const settledBy = (program: Program, { record, ctx }: Side, first: { readonly why: 'merge' | 'unmerge'; readonly reason: string; readonly other: string }, then: readonly RecordFact[]): Settled =>
  settled(record, [{ ...acted(program, first, ctx), other: first.other } as RecordFact, ...then]) as Settled;

/** What is taken over from the other one: a correction of the survivor, held to the same rules. */
function taken(program: Program, type: RecordType, { survivor, other, reason }: Merging, fields: readonly string[]): RecordOutcome | undefined {
  const patch = Object.fromEntries(fields.map((id) => [id, other.record.data[id] ?? null]).filter(([id, value]) => JSON.stringify(value) !== JSON.stringify(survivor.record.data[id as string] ?? null))) as JsonObject;
  return Object.keys(patch).length === 0 ? undefined : decideCorrect(program, type, survivor.record, { type: 'CorrectRecord', patch, reason, base: survivor.base }, survivor.ctx);
}

/** `take`: fields of which the other one's value counts from now on. */
export function decideMerge(program: Program, merging: Merging & { readonly take: readonly string[] }): MergeOutcome {
  const { survivor, other, reason, take } = merging;
  const type = program.pack.records[survivor.record.type];
  if (!type?.person || survivor.record.type !== other.record.type || survivor.record.packId !== other.record.packId) return refused(problem('person.not-mergeable'));
  if (survivor.record.id === other.record.id) return refused(problem('person.merge-self', '/other'));
  const problems = [...notMergeable(program, type, survivor), ...notMergeable(program, type, other), ...reasonMissing(reason)];
  if (problems.length > 0) return refused(...problems);
  const corrected = taken(program, type, merging, take);
  if (corrected?.ok === false) return corrected;
  const by = { by: other.ctx.actor.userId, at: other.ctx.now };
  return {
    ok: true,
    survivor: settledBy(program, survivor, { why: 'merge', reason, other: other.record.id }, rebased(corrected)),
    other: settledBy(program, other, { why: 'merge', reason, other: survivor.record.id }, [...ended(other.record, 'void', other.ctx), { type: 'RecordMerged', into: survivor.record.id, ...by }]),
  };
}

/** Without its own first event: the merge's stands there. */
const rebased = (corrected: RecordOutcome | undefined): RecordFact[] => (corrected?.ok ? corrected.events.filter(({ type }) => type !== 'RecordActed') : []);

/** 拆开. `back`: what the survivor had before of the fields that it took over then and that nobody has changed since. */
export function decideUnmerge(program: Program, { survivor, other, reason, back }: Merging & { readonly back: JsonObject }): MergeOutcome {
  const type = program.pack.records[survivor.record.type];
  if (!type || other.record.mergedInto !== survivor.record.id) return refused(problem('person.not-merged', '/other'));
  if (survivor.record.mergedInto !== undefined) return refused(problem('person.merged-already', '', { no: survivor.record.no ?? '' }));
  const problems = [...[survivor, other].flatMap(({ record, ctx }) => notCorrectable(program, type, record, ctx)), ...reasonMissing(reason)];
  if (problems.length > 0) return refused(...problems);
  const by = { by: other.ctx.actor.userId, at: other.ctx.now };
  return {
    ok: true,
    survivor: settledBy(program, survivor, { why: 'unmerge', reason, other: other.record.id }, changed(survivor.record, back, survivor.ctx)),
    other: settledBy(program, other, { why: 'unmerge', reason, other: survivor.record.id }, [{ type: 'RecordMerged', ...by }]),
  };
}
