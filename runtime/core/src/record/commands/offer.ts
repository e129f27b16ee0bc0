/** 转介: another unit is asked to take a record. It stays where it is until it has been accepted there; one offer stands at a time. */
import { LEVELS, mayReach, reachOf } from '../../access/index';
import { holds } from '../../expression/index';
import type { OrgView, RoleGrant } from '../../org/types';
import type { Level } from '../../pack/format';
import type { CompiledPack, Program } from '../../pack/program';
import { problem, type Problem } from '../../shared/problem';
import type { RecordType } from '../format';
import type { OfferEnd, RecordDoc, RecordOffer } from '../types';
import { conflictWith } from './base';
import { isVoid, mayNot, reasonMissing, refused, stateTitle } from './checks';
import { acted, settled } from './events';
import { holdsRole } from './may';
import { recordScope } from './scope';
import type { RecordCommandOf, RecordCtx, RecordFact, RecordOutcome } from './types';

type Answer = RecordCommandOf<'AcceptRecord'> | RecordCommandOf<'DeclineRecord'>;

/** The offer that waits for an answer. */
export const standingOffer = ({ offer }: Pick<RecordDoc, 'offer'>): RecordOffer | undefined => (offer?.ended ? undefined : offer);

/** Up to which level somebody sees the summary of what his unit was asked to take; undefined: it is not his to answer. */
export function answersOffer(pack: CompiledPack, { type, offer }: Pick<RecordDoc, 'type' | 'offer'>, { userId, grants }: { readonly userId: string; readonly grants: readonly RoleGrant[] }, org: OrgView): Level | undefined {
  const roles = pack.records[type]?.transfer?.accept?.roles ?? [];
  if (!offer || roles.length === 0) return undefined;
  const there = { orgId: offer.orgId, path: org.unit(offer.orgId)?.path ?? [], createdBy: '', performers: [] };
  const level = mayReach(reachOf(grants.filter(({ role }) => roles.includes(role)), pack.manifest.roles, org), there, userId);
  // what is confidential is nobody's before he has the record
  return level === undefined || LEVELS.indexOf(level) <= LEVELS.indexOf('L3') ? level : 'L3';
}

/** Scopes of consent that sharing this record with another unit takes. */
export function scopesToShare({ pack }: Pick<Program, 'pack'>, record: RecordDoc, { now, calendar, params }: Pick<RecordCtx, 'now' | 'calendar' | 'params'>): readonly string[] {
  const accept = pack.records[record.type]?.transfer?.accept;
  if (!accept?.consents) return [];
  const isOwed = accept.unless !== undefined && holds(accept.unless, { ...recordScope(record), params }, { now, dateOf: calendar.dateOf });
  return isOwed ? [] : accept.consents;
}

/** The first event is the command's own. */
export function offerEvents(type: RecordType, { orgId, owner }: { readonly orgId: string; readonly owner?: string | undefined }, ctx: RecordCtx): RecordFact[] {
  const until = ctx.calendar.add(ctx.now, `P${type.transfer?.accept?.workingDays ?? 1}WD`);
  return [{ type: 'RecordOffered', orgId, ...(owner === undefined ? {} : { owner }), by: ctx.actor.userId, at: ctx.now, until }];
}

/** What becomes of a standing offer when the record is given up. */
export const ended = (record: RecordDoc, how: OfferEnd, ctx: RecordCtx): RecordFact[] => (standingOffer(record) ? [{ type: 'RecordOfferEnded', how, by: ctx.actor.userId, at: ctx.now }] : []);

/** Is anybody at this unit, or over it, who could answer? */
export const isAnswered = ({ transfer }: RecordType, orgId: string, { org }: RecordCtx): boolean =>
  [orgId, ...(org.unit(orgId)?.path ?? [])].some((unit) => (transfer?.accept?.roles ?? []).some((role) => org.holders(role, unit).length > 0));

const none = (): Problem => problem('record.offer-none');

/** Why it is not his to answer now. */
export function notAnswerable(program: Program, type: RecordType, record: RecordDoc, ctx: RecordCtx): Problem[] {
  const offer = standingOffer(record);
  if (!type.transfer?.accept) return [mayNot(type, 'accept')];
  if (!offer) return [none()];
  if (answersOffer(program.pack, record, ctx.actor, ctx.org) === undefined) return [mayNot(type, 'accept')];
  if (isVoid(type, record)) return [problem('record.void-already', '', { state: stateTitle(type, record.state) })];
  return offer.until < ctx.now ? [problem('record.offer-over', '', { until: offer.until })] : [];
}

/** Why it cannot be taken back by him now. */
export function notRecallable(program: Program, type: RecordType, record: RecordDoc, ctx: RecordCtx): Problem[] {
  if (!type.transfer || !holdsRole(program, type.transfer.roles, record, ctx)) return [mayNot(type, 'recall')];
  return standingOffer(record) ? [] : [none()];
}

/** What stands in its way, in this order: that others were first explains why it is not open any more. */
const inTheWay = (program: Program, record: RecordDoc, base: number, closed: readonly Problem[], missing: readonly Problem[], ctx: RecordCtx): readonly Problem[] => {
  if (closed.some(({ code }) => code === 'record.may-not')) return closed;
  const conflict = conflictWith(program, record, { base, fields: [], moves: true }, ctx);
  return conflict.length > 0 ? conflict : [...closed, ...missing];
};

export function decideAnswer(program: Program, type: RecordType, record: RecordDoc, command: Answer, ctx: RecordCtx): RecordOutcome {
  const { reason, base } = command;
  const offer = standingOffer(record);
  const problems = inTheWay(program, record, base, notAnswerable(program, type, record, ctx), command.type === 'DeclineRecord' ? reasonMissing(reason) : [], ctx);
  if (problems.length > 0 || !offer) return refused(...problems);
  const by = { by: ctx.actor.userId, at: ctx.now };
  if (command.type === 'DeclineRecord') return settled(record, [acted(program, { why: 'decline', reason }, ctx), ...ended(record, 'declined', ctx)]);
  const owner = command.owner ?? offer.owner ?? ctx.actor.userId;
  return settled(record, [acted(program, { why: 'accept', reason }, ctx), { type: 'RecordMoved', orgId: offer.orgId, ...by }, { type: 'RecordOwnerSet', owner, ...by }]);
}

export function decideRecall(program: Program, type: RecordType, record: RecordDoc, { reason, base }: RecordCommandOf<'RecallRecord'>, ctx: RecordCtx): RecordOutcome {
  const problems = inTheWay(program, record, base, notRecallable(program, type, record, ctx), reasonMissing(reason), ctx);
  return problems.length > 0 ? refused(...problems) : settled(record, [acted(program, { why: 'recall', reason }, ctx), ...ended(record, 'recalled', ctx)]);
}

/** Nobody's role is asked: it follows from the time alone. */
export function decideLapse(program: Program, record: RecordDoc, ctx: RecordCtx): RecordOutcome {
  const offer = standingOffer(record);
  if (!offer || offer.until >= ctx.now) return refused(none());
  return settled(record, [acted(program, { why: 'lapse' }, ctx), ...ended(record, 'lapsed', ctx)]);
}
