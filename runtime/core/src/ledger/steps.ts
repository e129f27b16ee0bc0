/** All that the steps of one decision want to post. */
import type { CompiledPack } from '../pack/program';
import type { Problem } from '../shared/problem';
import type { Work, WorkEvent } from '../work/types';
import { stepsDone, type StepDone } from './done';
import type { PostingRule } from './format';
import type { Wanted } from './types';
import { asksEarlier } from './undo';
import { wantedOf, type LedgerWorld } from './wanted';

export interface RuleAtWork { readonly ledger: string; readonly rule: PostingRule; readonly step: StepDone; /** how often the step has been entered */ readonly times: number; /** the step came out otherwise this time: only taken back */ readonly isOff: boolean }

/** Rules of the pack's ledgers that a decision brings to work; most decisions none. */
export function rulesAtWork({ ledgers, processes }: CompiledPack, before: Work | undefined, after: Work, events: readonly WorkEvent[]): RuleAtWork[] {
  const { process, entered } = after.state;
  const model = processes[process];
  const concerned = Object.values(ledgers ?? {}).filter((def) => def.postings.some(({ on }) => on.process === process));
  if (!model || concerned.length === 0) return [];
  const done = stepsDone(model, before, events);
  return done.flatMap((step) => concerned.flatMap((def) => def.postings.filter(({ on }) => on.process === process && on.node === step.node).flatMap((rule): RuleAtWork[] => {
    const [isOff, times] = [rule.on.outcome !== undefined && rule.on.outcome !== step.outcome, entered[step.node] ?? 1];
    return isOff && (rule.kind === 'reverse' || !asksEarlier(rule, times)) ? [] : [{ ledger: def.id, rule, step, times, isOff }];
  })));
}

/** Must the host read what the record has posted before? */
export const needsEarlier = (rules: readonly RuleAtWork[]): boolean => rules.some(({ rule, times }) => asksEarlier(rule, times));

/** What the rules ask for, before anything is taken back. */
export function wantedAt(world: LedgerWorld, rules: readonly RuleAtWork[]): { readonly ok: true; readonly value: readonly Wanted[] } | { readonly ok: false; readonly problems: readonly Problem[] } {
  const results = rules.filter(({ rule, isOff }) => rule.kind !== 'reverse' && !isOff).map(({ ledger, rule, step }) => {
    const def = world.pack.ledgers?.[ledger];
    return def ? wantedOf(world, def, rule, step) : { ok: true as const, value: [] };
  });
  const problems = results.flatMap((result) => (result.ok ? [] : result.problems));
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: results.flatMap((result) => (result.ok ? result.value : [])) };
}
