/**
 * The answers to what a step asks while a model is explored. Nothing is evaluated: a condition may be true or false, a list of members
 * short. Each run of the step follows a script of choices; the first question beyond it opens further scripts.
 */
import { evaluateFeel } from '../../expression/index';
import type { Json } from '../../shared/json';
import { structureOf } from '../structure';
import type { Facts, ProcessModel, ProcessNode, ProcessState, Question, Waiter } from '../types';
import type { Budget } from './budget';
import { keyOf, lean } from './lean';

/** Thrown out of a step whose rest has been seen: the same question was asked in the same place before. */
export class Folded extends Error {}

const BOTH: readonly Json[] = [true, false];
const COUNTS: readonly Json[] = [0, 1, 2];
const LISTS: readonly Json[] = [[], ['one'], ['one', 'two']];
/** An inclusive split with more conditions is answered by each alone, all together, or none. */
const MOST_BRANCHES = 4;
/** A step may ask so often before it is looked at whether it goes round. */
const FREE = 3;

/** Text of an event: any will do, the same for the same expression; times must be times. */
function textFor({ node, source }: Question): string {
  const asked = node.events?.flatMap(({ props }) => Object.entries(props)).find(([, value]) => value === `=${source}`)?.[0];
  if (asked === 'duration') return 'P1D';
  if (asked === 'cycle') return 'R/P1D';
  return asked === 'date' ? '2000-01-01' : source;
}

/** What decides nothing about the way: a name, a weight, a value. */
function dataFor(question: Question): Json {
  const { node, source, code } = question;
  if (code === 'process.event') return textFor(question);
  if (code === 'process.weight') return 1;
  return code === 'process.assignee' && node.task?.assignee !== source ? 'unit' : null;
}

function membersFor(model: ProcessModel, { node, source }: Question): readonly Json[] {
  if (node.type === 'ad-hoc-sub-process' && node.props.first === source) return [[], (structureOf(model).starts.get(node.id) ?? []).map((start) => start.id)];
  if (node.loop?.kind !== 'multi') return COUNTS;
  if (node.loop.throws?.some(({ when }) => typeof when === 'object' && when.holds === source)) return BOTH;
  return node.loop.collection === source ? LISTS : COUNTS;
}

/** A condition over what the engine itself counts, and nothing else, is what it is. */
function knownOf({ source, counts = {}, run }: Question): boolean | undefined {
  const names = source.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? [];
  if (names.length === 0 || !names.every((name) => Object.hasOwn(counts, name) || ['and', 'or'].includes(name))) return undefined;
  const result = evaluateFeel(source, counts, { now: run.state.startedAt, dateOf: (at) => at.slice(0, 10) });
  return result.ok && typeof result.value === 'boolean' ? result.value : undefined;
}

const isCondition = (node: ProcessNode, source: string): boolean => node.events?.some(({ kind, props }) => kind === 'condition' && props.condition === source) ?? false;

/** The conditional event that comes true: the others stay as they are. */
export type Focus = Waiter & { readonly node: string };

export class Script {
  private readonly asked: number[] = [];
  /** answers since the step last did something: a split asks for one flow after the other */
  private recent: boolean[] = [];
  private done = 0;

  constructor(private readonly model: ProcessModel, private readonly chosen: readonly number[], private readonly seen: Set<string>, private readonly budget: Budget, private readonly before: ProcessState | undefined, private readonly focus?: Focus) {}

  readonly facts: Facts = {
    record: {},
    params: {},
    decide: () => ({ ok: true, value: null }),
    answer: (question) => this.answer(question),
  };

  private answer(question: Question): Json {
    const { events, state } = question.run;
    if (events.length !== this.done) this.recent = [];
    this.budget.spendOn(events.length - this.done, state);
    this.done = events.length;
    const options = this.optionsFor(question);
    const index = this.asked.length;
    if (options.length === 1) return options[0] ?? null;
    if (index >= Math.max(FREE, this.chosen.length)) this.fold(question);
    this.asked.push(options.length);
    const value = options[this.chosen[index] ?? 0] ?? null;
    if (typeof value === 'boolean') this.recent.push(value);
    return value;
  }

  private fold({ node, source, run }: Question): void {
    const ways = run.agenda.map((entry) => `${entry.node}|${entry.flow ?? ''}|${run.state.scopes[entry.scope ?? '']?.node ?? ''}`).join(';');
    const situation = `${node.id} ${source} ${this.recent.join()} ${ways} ${keyOf(lean(this.model, run.state))}`;
    if (this.seen.has(situation)) throw new Folded();
    this.seen.add(situation);
  }

  private optionsFor(question: Question): readonly Json[] {
    const { node, source, code } = question;
    if (code !== 'process.condition') return code === 'process.members' ? membersFor(this.model, question) : [dataFor(question)];
    const known = knownOf(question);
    if (known !== undefined) return [known];
    if (isCondition(node, source)) return this.comesTrue(question);
    return node.outgoing.length > MOST_BRANCHES && node.type !== 'exclusive-gateway' ? this.branch() : BOTH;
  }

  /** What was waited for before the step has a step of its own; what has begun to wait within it may come true within it. */
  private comesTrue({ node, token, scope, run }: Question): readonly Json[] {
    const isIt = (wait: Waiter & { readonly node: string }): boolean => wait.node === node.id && wait.token === token && wait.scope === scope;
    if (this.focus) return [isIt(this.focus)];
    const wait = Object.values(run.state.waits).find(isIt);
    return wait && this.before?.waits[wait.id] ? [false] : [false, true];
  }

  private branch(): readonly Json[] {
    const taken = this.recent.filter(Boolean).length;
    if (taken === 0 || (taken === 1 && this.recent.length === 1)) return BOTH;
    return [taken === this.recent.length];
  }

  /** The next script to follow; undefined: this was the last. */
  next(): readonly number[] | undefined {
    const script = this.asked.map((_options, index) => this.chosen[index] ?? 0);
    while (script.length > 0 && (script.at(-1) ?? 0) + 1 >= (this.asked[script.length - 1] ?? 0)) script.pop();
    const last = script.pop();
    return last === undefined ? undefined : [...script, last + 1];
  }
}
