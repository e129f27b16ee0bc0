/** 会签 / 或签 / 票签 (依次: the members one after the other): who signs, what their signatures come to. */
import type { Json, JsonObject } from '../../shared/json';
import { findCandidates } from '../candidates';
import { type Run } from '../engine/run';
import { assign, evaluateAt } from '../engine/variables';
import { refuse } from '../refused';
import type { Loop, Multi, ProcessNode, SignRule, Signing, Vote } from '../types';

/** Sums of weights are compared to so much: shares are decimal fractions. */
const TINY = 1e-9;
const MOST_MEMBERS = 1000;

/** The person whom a member's item names: a user id, or a context with `userId`. */
export function signerOf(item: Json | undefined): string | undefined {
  if (typeof item === 'string') return item === '' ? undefined : item;
  const named = item !== null && typeof item === 'object' && !Array.isArray(item) ? item.userId : undefined;
  return typeof named === 'string' && named !== '' ? named : undefined;
}

/** The unit that an assignment starts from. */
export function unitOf(run: Run, node: ProcessNode, token: string): string {
  const source = node.task?.assignment?.unit;
  if (source === undefined) return run.state.orgId;
  const unit = evaluateAt(run, node, source, { token }, 'process.assignee');
  return typeof unit === 'string' && run.ctx.org.unit(unit) ? unit : refuse('process.unit-unknown', `/${node.id}`, { node: node.title, unit: String(unit) });
}

/** Each person once. Where nobody is found the step waits for an operator, unless it may be passed. */
export function signItems(run: Run, node: ProcessNode, loop: Loop & { kind: 'multi' }, token: string): readonly Json[] {
  const { why, assignee } = findCandidates(node.task?.assignment, run.state, run.ctx.org, unitOf(run, node, token));
  const offered = assignee === undefined ? why.found.map((holder) => holder.userId) : [assignee];
  const listed = loop.collection === undefined ? offered : evaluateAt(run, node, loop.collection, { token }, 'process.members');
  if (!Array.isArray(listed)) return refuse('process.members', `/${node.id}`, { node: node.title, condition: loop.collection ?? '' });
  const known = new Set<string>();
  const items = listed.filter((item) => {
    const signer = signerOf(item) ?? refuse('process.members', `/${node.id}`, { node: node.title, condition: loop.collection ?? '' });
    return !why.excluded.includes(signer) && !known.has(signer) && known.add(signer);
  });
  if (items.length > 0) return items;
  if (node.task?.assignment?.nobody !== 'skip') return [null];
  run.emit({ type: 'StepPassed', token, node: node.id, reason: 'nobody', at: run.ctx.now });
  assign(run, '', undefined, { outcome: node.task.sign?.consent || null });
  return [];
}

export function weightOf(run: Run, node: ProcessNode, token: string, item: Json): number {
  const { weight } = node.task?.sign ?? {};
  if (weight === undefined) return 1;
  const element = node.loop?.kind === 'multi' ? node.loop.element : undefined;
  const more: JsonObject = { signer: signerOf(item) ?? null, ...(element === undefined ? {} : { [element]: item }) };
  const value = evaluateAt(run, node, weight, { token, more }, 'process.weight');
  return typeof value === 'number' && value >= 0 ? value : refuse('process.weight', `/${node.id}`, { node: node.title, condition: weight });
}

export function openSigning(run: Run, node: ProcessNode, token: string, total: number, items: readonly Json[] | undefined): Signing {
  const weights = node.task?.sign?.weight === undefined ? undefined : Array.from({ length: total }, (_, index) => weightOf(run, node, token, items?.[index] ?? null));
  return { expected: total, weight: weights ? weights.reduce((sum, one) => sum + one, 0) : total, ...(weights ? { weights } : {}), votes: [] };
}

const weightOfAll = (votes: readonly Vote[]): number => votes.reduce((sum, vote) => sum + vote.weight, 0);

/** The outcome of the step as a whole; undefined: signatures are still waited for. */
export function verdictOf(sign: SignRule, { votes, expected, weight }: Signing): string | undefined {
  const [yes, no] = [sign.consent, sign.refusal].map((outcome) => votes.filter((vote) => (vote.outcome ?? '') === outcome)) as [Vote[], Vote[]];
  const isAll = votes.length >= expected;
  if (no.length > 0 && sign.onRefusal === 'ends') return sign.refusal;
  if (sign.rule === 'any') return yes.length > 0 ? sign.consent : isAll ? sign.refusal : undefined;
  if (sign.rule === 'all') return isAll ? (yes.length === votes.length ? sign.consent : sign.refusal) : undefined;
  const reached = (sum: number): boolean => (sign.share === undefined ? sum > weight / 2 + TINY : sum >= sign.share * weight - TINY);
  if (reached(weightOfAll(yes))) return sign.consent;
  const mayStillCome = weight - weightOfAll(votes.filter((vote) => !yes.includes(vote)));
  return isAll || !reached(mayStillCome) ? sign.refusal : undefined;
}

/** The members of an earlier bracket with one signature less; added signers who have not signed are gone. */
export function withoutVote(multi: Multi, visit: number): Multi {
  const votes = (multi.signing?.votes ?? []).filter((vote) => vote.visit !== visit);
  const members = votes.filter((vote) => vote.index !== undefined);
  const added = votes.filter((vote) => vote.index === undefined);
  const weights = multi.signing?.weights;
  const weight = (weights ? weights.reduce((sum, one) => sum + one, 0) : multi.total) + weightOfAll(added);
  return { ...multi, done: members.length, signing: { ...multi.signing, expected: multi.total + added.length, weight, votes } };
}

/** @throws when more would sign than one step holds */
export const limitMembers = (node: ProcessNode, count: number): void => {
  if (count > MOST_MEMBERS) refuse('process.too-many-members', `/${node.id}`, { node: node.title, limit: MOST_MEMBERS });
};
