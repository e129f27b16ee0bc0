/**
 * All that can come of a model, by the engine's own `step`: states, and the steps between them. Past the budget nothing is claimed about
 * what has not been seen.
 */
import type { ProcessModel, ProcessState } from '../types';
import { Backwards } from './backwards';
import { Budget, Spent } from './budget';
import { type Group, groupsOf, Independence, ranks } from './independent';
import { type Beginning, type Result, type Step, Trial } from './try';
import { longestRun } from './unbroken';
import { type Way, Ways } from './ways';

/** A step copies what it has passed at every node: long ones cost by the square. */
const CHEAP_RUN = 8;

export interface Seen {
  readonly state: ProcessState;
  readonly key: string;
  /** the state it was first come to from; −1: it is a beginning */
  readonly from: number;
  /** nodes left on the way from there */
  readonly left: readonly string[];
  readonly next: number[];
}

export interface Explored {
  readonly seen: readonly Seen[];
  /** nodes that some token came to */
  readonly entered: ReadonlySet<string>;
  /** everything that can happen has been looked at */
  readonly whole: boolean;
  readonly work: number;
}

type Stop = (seen: readonly Seen[], at: number) => boolean;
export interface Limits { readonly states: number; readonly work: number }

export class Explorer {
  readonly seen: Seen[] = [];
  private readonly known = new Map<string, number>();
  private readonly budget: Budget;
  private readonly ways: Ways;
  private readonly trial: Trial;
  private readonly independence: Independence;
  private readonly rank: ReadonlyMap<string, number>;
  private expanded = 0;
  /** states of which every way has been taken */
  private readonly full = new Set<number>();

  constructor(private readonly model: ProcessModel, step: Step, private readonly limits: Limits) {
    this.budget = new Budget(limits.work);
    this.ways = new Ways(model);
    this.trial = new Trial(model, step, this.ways, this.budget);
    this.independence = new Independence(model, this.budget);
    this.rank = ranks(model);
  }

  /** From every beginning on; `stop` says when enough is known. */
  explore(beginnings: readonly Beginning[], stop: Stop): Explored {
    const whole = this.withinBudget(() => {
      this.budget.spend(longestRun(this.model) ** 2 / CHEAP_RUN);
      for (const beginning of beginnings) for (const result of this.trial.begin(beginning)) this.add(result, -1);
      do if (this.expandNew(stop)) return;
      while (this.expandIgnored());
    });
    return { seen: this.seen, entered: this.trial.entered, whole, work: this.budget.work };
  }

  private withinBudget(act: () => void): boolean {
    try {
      act();
      return true;
    } catch (error) {
      if (error instanceof Spent) return false;
      throw error;
    }
  }

  private expandNew(stop: Stop): boolean {
    for (; this.expanded < this.seen.length; this.expanded += 1) {
      const { state, next } = this.seen[this.expanded] as Seen;
      if (state.status === 'running') for (const result of this.nextOf(this.expanded, state)) next.push(this.add(result, this.expanded));
      if (stop(this.seen, this.expanded)) return true;
    }
    return false;
  }

  /** Where one token went round and round the others were left aside for ever: there it is their turn. */
  private expandIgnored(): boolean {
    const lead = new Backwards(this.seen.map(({ next }) => next));
    this.seen.forEach(({ state }, at) => state.status === 'running' && !this.full.has(at) ? undefined : lead.add(at));
    for (let at = 0; at < this.expanded; at += 1) {
      if (lead.reached.has(at)) continue;
      const { state, next } = this.seen[at] as Seen;
      lead.add(at);
      this.full.add(at);
      for (const result of this.ways.of(state).flatMap((way) => this.trial.take(state, way))) next.push(this.add(result, at));
    }
    return this.expanded < this.seen.length;
  }

  private add({ state, key, events }: Result, from: number): number {
    const known = this.known.get(key);
    if (known !== undefined) return known;
    if (this.seen.length >= this.limits.states) throw new Spent();
    const index = this.seen.length;
    this.known.set(key, index);
    this.seen.push({ state, key, from, left: events.flatMap((event) => (event.type === 'NodeLeft' ? [event.node] : [])), next: [] });
    return index;
  }

  /** What comes of one token (and what runs inside its activity) that concerns nobody else, if there is one; else of everything. */
  private nextOf(at: number, state: ProcessState): readonly Result[] {
    const ways = this.ways.of(state);
    const tried = new Map<Way, readonly Result[]>();
    const results = (way: Way): readonly Result[] => {
      const made = tried.get(way) ?? this.trial.take(state, way);
      tried.set(way, made);
      return made;
    };
    for (const group of this.firsts(state, ways)) {
      const own = ways.filter((way) => way.owner !== undefined && group.all.has(way.owner));
      if (own.length === ways.length || !this.independence.mayGoFirst(state, group)) continue;
      const found = own.flatMap(results);
      if (found.length > 0 && found.every((result) => this.independence.isAlone(state, group, result))) return found;
    }
    this.full.add(at);
    return ways.flatMap(results);
  }

  protected firsts(state: ProcessState, ways: readonly Way[]): Iterable<Group> {
    const owners = [...new Set(ways.flatMap((way) => way.owner ?? []))];
    const rankOf = (token: string): number => this.rank.get(state.tokens[token]?.node ?? '') ?? 0;
    return groupsOf(state, owners.sort((a, b) => rankOf(a) - rankOf(b)));
  }
}
