import type { RecordType } from '../format';
import type { Program } from '../../pack/program';
import type { JsonObject } from '../../shared/json';
import { problem, type Problem } from '../../shared/problem';
import type { RecordDoc } from '../types';
import { conflictWith } from './base';
import { isVoid, mayNot, reasonMissing, refused, stateTitle } from './checks';
import { acted, changed, settled } from './events';
import { holdsRole } from './may';
import { ended } from './offer';
import type { RecordCommandOf, RecordCtx, RecordOutcome } from './types';

export function notVoidable(program: Program, type: RecordType, record: RecordDoc, ctx: RecordCtx): Problem[] {
  if (!type.void || !holdsRole(program, type.void.roles, record, ctx)) return [mayNot(type, 'void')];
  return isVoid(type, record) ? [problem('record.void-already', '', { state: stateTitle(type, record.state) })] : [];
}

/** 作废. What happens to records that point to it is `decideUnlink`, asked for by the host that knows them. */
export function decideVoid(program: Program, type: RecordType, record: RecordDoc, command: RecordCommandOf<'VoidRecord'>, ctx: RecordCtx): RecordOutcome {
  const closed = notVoidable(program, type, record, ctx);
  if (closed.some(({ code }) => code === 'record.may-not')) return refused(...closed);
  const conflict = conflictWith(program, record, { base: command.base, fields: [], moves: true }, ctx);
  const problems = conflict.length > 0 ? conflict : [...closed, ...reasonMissing(command.reason)];
  return problems.length > 0 ? refused(...problems) : voided(program, type, record, command.reason, ctx);
}

const voided = (program: Program, type: RecordType, record: RecordDoc, reason: string, ctx: RecordCtx): RecordOutcome =>
  settled(record, [acted(program, { why: 'void', reason }, ctx), ...ended(record, 'void', ctx), { type: 'RecordStateSet', state: type.void?.state ?? record.state, at: ctx.now }]);

/** A record that points to one which is voided: it is voided with it, or the link is taken out (`patch`). Nobody's role is asked: the one decision covers it. */
export function decideUnlink(program: Program, record: RecordDoc, how: { readonly patch: JsonObject } | 'void', reason: string, ctx: RecordCtx): RecordOutcome {
  const type = program.pack.records[record.type];
  if (!type) return refused(problem('record.type-unknown', '', { type: record.type }));
  if (how !== 'void') return settled(record, [acted(program, { why: 'detach', reason }, ctx), ...changed(record, how.patch, ctx)]);
  if (!type.void) return refused(problem('record.void-none', '', { record: type.title }));
  return voided(program, type, record, reason, ctx);
}
