import { holds } from '../../expression/index';
import { fill } from '../../work/fill';
import type { ActionDef, RecordType } from '../format';
import type { Program } from '../../pack/program';
import { problem, type Problem } from '../../shared/problem';
import { derivedOf } from '../derived';
import type { RecordDoc } from '../types';
import { conflictWith } from './base';
import { happened, isVoid, reasonMissing, refused, stateTitle } from './checks';
import { acted, changed, settled } from './events';
import { holdsRole } from './may';
import { ended } from './offer';
import { recordScope } from './scope';
import type { RecordCommandOf, RecordCtx, RecordOutcome } from './types';

/** Why an action is not open to him on this record now, whatever he would fill in. */
export function notOpen(program: Program, type: RecordType, action: ActionDef, record: RecordDoc, ctx: RecordCtx): Problem[] {
  if (!holdsRole(program, action.roles, record, ctx)) return [problem('record.may-not-act', '', { action: action.title })];
  if (!action.from.includes(record.state)) return [problem('record.wrong-state', '', { action: action.title, state: stateTitle(type, record.state) })];
  const scope = { ...derivedOf(program.pack, record), ...recordScope(record), params: ctx.params };
  return action.when === undefined || holds(action.when, scope, { now: ctx.now, dateOf: ctx.calendar.dateOf }) ? [] : [problem('record.not-now', '', { action: action.title })];
}

export function decideAct(program: Program, type: RecordType, record: RecordDoc, command: RecordCommandOf<'ActOnRecord'>, ctx: RecordCtx): RecordOutcome {
  const action = type.actions?.find(({ id }) => id === command.action);
  if (!action) return refused(problem('record.action-unknown', '/action', { action: command.action.slice(0, 64) }));
  const { data = {}, reason, base } = command;
  const closed = notOpen(program, type, action, record, ctx);
  // who may not do it learns nothing about what he sent
  if (closed.some(({ code }) => code === 'record.may-not-act')) return refused(...closed);
  const filled = action.form === undefined ? { patch: {}, problems: unasked(data) } : fill(program, action.form, record.data, data, {}, ctx);
  const conflict = conflictWith(program, record, { base, fields: Object.keys(filled.patch), moves: true }, ctx);
  const time = happened(command.occurredAt, ctx);
  // that others were first explains why it is not open any more
  const problems = conflict.length > 0 ? conflict : [...closed, ...(action.reason === 'required' ? reasonMissing(reason) : []), ...time.problems, ...filled.problems];
  if (problems.length > 0) return refused(...problems);
  const first = acted(program, { why: 'act', action: action.id, reason: action.reason === 'none' ? undefined : reason, occurredAt: command.occurredAt === undefined ? undefined : time.at }, ctx);
  const moved = action.to === undefined ? [] : [{ type: 'RecordStateSet' as const, state: action.to, at: time.at }];
  const given = action.to !== undefined && isVoid(type, { ...record, state: action.to }) ? ended(record, 'void', ctx) : [];
  return settled(record, [first, ...changed(record, filled.patch, ctx), ...given, ...moved]);
}

const unasked = (data: object): Problem[] => Object.keys(data).slice(0, 20).map((id) => problem('form.unknown-field', `/${id.slice(0, 64)}`, { field: id.slice(0, 64) }));

