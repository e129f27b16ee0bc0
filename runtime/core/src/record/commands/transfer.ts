import type { RecordType } from '../format';
import type { Program } from '../../pack/program';
import { problem, type Problem } from '../../shared/problem';
import type { RecordDoc } from '../types';
import { conflictWith } from './base';
import { isVoid, mayNot, reasonMissing, refused, stateTitle } from './checks';
import { acted, settled } from './events';
import { holdsRole } from './may';
import { isAnswered, offerEvents, standingOffer } from './offer';
import type { RecordCommandOf, RecordCtx, RecordFact, RecordOutcome } from './types';

export function notTransferable(program: Program, type: RecordType, record: RecordDoc, ctx: RecordCtx): Problem[] {
  if (!type.transfer || (ctx.handsOver !== true && !holdsRole(program, type.transfer.roles, record, ctx))) return [mayNot(type, 'transfer')];
  return isVoid(type, record) ? [problem('record.void-already', '', { state: stateTitle(type, record.state) })] : [];
}

/** A unit that is asked first: is another one asked already, and could anybody answer there? */
function unitProblems(type: RecordType, record: RecordDoc, orgId: string, isAsked: boolean, ctx: RecordCtx): Problem[] {
  const unit = ctx.org.unit(orgId);
  const standing = isAsked ? standingOffer(record) : undefined;
  if (standing) return [problem('record.offered-already', '/orgId', { org: ctx.org.unit(standing.orgId)?.name ?? '' })];
  if (!unit) return [problem('record.unit-unknown', '/orgId')];
  return isAsked && !isAnswered(type, orgId, ctx) ? [problem('record.offer-nobody', '/orgId', { org: unit.name })] : [];
}

const isOther = ({ owner, createdBy }: RecordDoc, userId: string): boolean => userId !== (owner ?? createdBy);

/**
 * 移交: to another unit, another person in charge, or both; 转介, where the type says that the other unit is asked first. That the person is there
 * is the host's to know. Its number stays.
 */
export function decideTransfer(program: Program, type: RecordType, record: RecordDoc, command: RecordCommandOf<'TransferRecord'>, ctx: RecordCtx): RecordOutcome {
  const closed = notTransferable(program, type, record, ctx);
  if (closed.length > 0) return refused(...closed);
  const { orgId = record.orgId, owner, reason, base } = command;
  const moves = orgId !== record.orgId;
  const given = owner !== undefined && (moves || isOther(record, owner)) ? owner : undefined;
  const conflict = conflictWith(program, record, { base, fields: [], moves: true }, ctx);
  if (conflict.length > 0) return refused(...conflict);
  const isAsked = moves && type.transfer?.accept !== undefined;
  const problems: Problem[] = [...unitProblems(type, record, orgId, isAsked, ctx), ...reasonMissing(reason), ...(moves || given !== undefined ? [] : [problem('record.nothing-changed')])];
  if (problems.length > 0) return refused(...problems);
  if (isAsked) return settled(record, [acted(program, { why: 'offer', reason }, ctx), ...offerEvents(type, { orgId, owner }, ctx)]);
  return settled(record, [acted(program, { why: 'transfer', reason }, ctx), ...handedOver(moves ? orgId : undefined, given, ctx)]);
}

const handedOver = (orgId: string | undefined, owner: string | undefined, { actor: { userId: by }, now: at }: RecordCtx): RecordFact[] => [
  ...(orgId === undefined ? [] : [{ type: 'RecordMoved' as const, orgId, by, at }]), ...(owner === undefined ? [] : [{ type: 'RecordOwnerSet' as const, owner, by, at }]),
];
