/** Trying a way: every outcome of one step, whatever its conditions and counts may be. */
import { SYSTEM } from '../../org/types';
import type { Ctx } from '../../shared/ctx';
import type { Facts, Outcome, ProcessCommand, ProcessEvent, ProcessModel, ProcessState } from '../types';
import { Folded, Script } from './ask';
import type { Budget } from './budget';
import { keyOf, lean } from './lean';
import { SETTING, type Way, type Ways } from './ways';

/** `step` of the engine: handed in, for the engine itself asks whether a token that is moved gets stuck. */
export type Step = (model: ProcessModel, state: ProcessState, command: ProcessCommand, facts: Facts, ctx: Ctx) => Outcome;
/** How it begins: a start, or a state as it is. */
export type Beginning = (facts: Facts, ctx: Ctx) => Outcome;

export interface Result {
  readonly state: ProcessState;
  readonly key: string;
  readonly events: readonly ProcessEvent[];
}

/** So many ids in one step make the next one cost as much again. */
const MANY_IDS = 8;
/** What a step costs that the engine broke off because it went round and round. */
const ENDLESS = 20_000;

export class Trial {
  private ids = 0;
  /** ids when the present step began */
  private first = 0;
  /** nodes that a token has come to in any outcome */
  readonly entered = new Set<string>();

  constructor(private readonly model: ProcessModel, private readonly step: Step, private readonly ways: Ways, private readonly budget: Budget) {}

  begin(beginning: Beginning): Result[] {
    return this.outcomes(undefined, undefined, beginning);
  }

  take(state: ProcessState, way: Way): Result[] {
    return this.outcomes(state, way, (facts, ctx) => this.step(this.model, state, way.command, facts, ctx));
  }

  private outcomes(before: ProcessState | undefined, way: Way | undefined, run: Beginning): Result[] {
    const [results, seen] = [new Map<string, Result>(), new Set<string>()];
    let chosen: readonly number[] | undefined = [];
    while (chosen) {
      const script: Script = new Script(this.model, chosen, seen, this.budget, before, way?.focus);
      const outcome = this.once(() => run(script.facts, this.ctxFor(way)));
      if (outcome?.ok) {
        const state = lean(this.model, outcome.state, before, way?.beside?.map((node) => this.ways.markOf(node)));
        this.note(outcome.events, state);
        const key = keyOf(state);
        if (!results.has(key)) results.set(key, { state, key, events: outcome.events });
      }
      chosen = script.next();
    }
    return [...results.values()];
  }

  private once(run: () => Outcome): Outcome | undefined {
    this.first = this.ids;
    this.budget.spend(1);
    try {
      const outcome = run();
      if (!outcome.ok && outcome.problems.some(({ code }) => code === 'process.endless')) this.budget.spend(ENDLESS);
      return outcome;
    } catch (error) {
      if (error instanceof Folded) return undefined;
      throw error;
    }
  }

  private note(events: readonly ProcessEvent[], state: ProcessState): void {
    for (const event of events) if (event.type === 'NodeEntered') this.entered.add(event.node);
    this.budget.spendOn(events.length, state);
  }

  private ctxFor(way: Way | undefined): Ctx {
    return { ...SETTING, actor: way?.actor ?? SYSTEM, newId: () => this.newId() };
  }

  /** Short, and never the same twice: what an id is made of does not matter here. The more there are, the more each one costs. */
  private newId(): string {
    this.budget.spend(1 + (this.ids - this.first) / MANY_IDS);
    this.ids += 1;
    return `i${this.ids}`;
  }
}
