import type { RecordType } from '../format';
import type { Program } from '../../pack/program';
import { problem, type Problem } from '../../shared/problem';
import type { RecordDoc } from '../types';
import { conflictWith } from './base';
import { isVoid, mayNot, reasonMissing, refused, stateTitle } from './checks';
import { acted, settled } from './events';
import { holdsRole } from './may';
import type { RecordCommandOf, RecordCtx, RecordFact, RecordOutcome } from './types';

export function notTransferable(program: Program, type: RecordType, record: RecordDoc, ctx: RecordCtx): Problem[] {
  if (!type.transfer || (ctx.handsOver !== true && !holdsRole(program, type.transfer.roles, record, ctx))) return [mayNot(type, 'transfer')];
  return isVoid(type, record) ? [problem('record.void-already', '', { state: stateTitle(type, record.state) })] : [];
}

/** 移交: to another unit, another person in charge, or both. That the person is there is the host's to know. Its number stays. */
export function decideTransfer(program: Program, type: RecordType, record: RecordDoc, command: RecordCommandOf<'TransferRecord'>, ctx: RecordCtx): RecordOutcome {
  const closed = notTransferable(program, type, record, ctx);
  if (closed.length > 0) return refused(...closed);
  const { orgId = record.orgId, owner, reason, base } = command;
  const by = ctx.actor.userId;
  const moves = orgId !== record.orgId;
  const isGiven = owner !== undefined && (moves || owner !== (record.owner ?? record.createdBy));
  const conflict = conflictWith(program, record, { base, fields: [], moves: true }, ctx);
  if (conflict.length > 0) return refused(...conflict);
  const problems: Problem[] = [...(ctx.org.unit(orgId) ? [] : [problem('record.unit-unknown', '/orgId')]), ...reasonMissing(reason), ...(moves || isGiven ? [] : [problem('record.nothing-changed')])];
  if (problems.length > 0) return refused(...problems);
  const events: RecordFact[] = [
    acted(program, { why: 'transfer', reason }, ctx),
    ...(moves ? [{ type: 'RecordMoved' as const, orgId, by, at: ctx.now }] : []),
    ...(isGiven ? [{ type: 'RecordOwnerSet' as const, owner, by, at: ctx.now }] : []),
  ];
  return settled(record, events);
}
