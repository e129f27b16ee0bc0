import { Budget, type FeelCtx, type FeelValue, toJson } from '../expression/index';
import type { Json, JsonObject } from '../shared/json';
import { problem, type Problem } from '../shared/problem';
import { fromJson } from './from-json';
import { type Inputs, openGraph } from './graph';
import { openRun, Stopped } from './open-run';
import { nodeOf } from './order';
import type { RuleHit, Shared } from './run';
import type { DecisionGraphNode, DecisionModel, Param } from './types';

export interface Evaluated {
  /** null where DMN says so: then there are problems */
  readonly value: FeelValue;
  readonly problems: readonly Problem[];
  readonly hits: readonly RuleHit[];
}

/** One decision evaluates many expressions: cells of tables, rounds of loops, functions that call one another. */
const [STEPS, CHARACTERS] = [2_000_000, 2_000_000];
const newShared = (ctx: FeelCtx): Shared => ({ ctx: { ...ctx, budget: ctx.budget ?? new Budget(STEPS, CHARACTERS) }, problems: [], hits: [] });

/**
 * Evaluate a decision, or call a knowledge model or decision service with the inputs that it takes, by the id of the node. As DMN has it:
 * what fails is null and is said, and the rest goes on.
 */
export function evaluateNode(model: DecisionModel, id: string, inputs: Inputs, ctx: FeelCtx): Evaluated {
  const shared = newShared(ctx);
  const node = Object.hasOwn(model.nodes, id) ? model.nodes[id] : undefined;
  if (!node) return { value: null, problems: [problem('decision.unknown', '', { id })], hits: [] };
  const { problems, hits } = shared;
  try {
    const found = openGraph(model, new Map(), inputs, shared).valueOf({ id });
    const params = paramsOf(node, model);
    const value = params ? openRun(model, shared).call(found, params.map((param) => inputs({ kind: 'input', id: param.name, ...param })), `/${id}`) : found;
    return { value, problems, hits };
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    return { value: null, problems, hits };
  }
}

/** What a node is called with; undefined = it is no function. */
function paramsOf(node: DecisionGraphNode, model: DecisionModel): readonly Param[] | undefined {
  if (node.kind === 'knowledge') return node.logic?.params ?? [];
  return node.kind === 'service' ? node.inputs.flatMap((ref) => nodeOf(model, ref) ?? []) : undefined;
}

export type Decided =
  | { readonly ok: true; readonly value: Json; readonly hits: readonly RuleHit[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Decide: a decision of a model over plain data. Dates and durations are their ISO texts on both sides. Anything that DMN would make
 * null with an error refuses the whole: nothing is decided by accident.
 * @example evaluateDecision(model, 'level', { income: 580 }, { now }) // { ok: true, value: '一级', hits: [{ at: '/level', rules: [2] }] }
 */
export function evaluateDecision(model: DecisionModel, decisionId: string, inputs: JsonObject, ctx: FeelCtx): Decided {
  const reading = openRun(model, newShared(ctx));
  const read: Inputs = (node, importedAs) => {
    const key = importedAs !== undefined && Object.hasOwn(inputs, `${importedAs}.${node.name}`) ? `${importedAs}.${node.name}` : node.name;
    return Object.hasOwn(inputs, key) ? fromJson(inputs[key] ?? null, node.type, reading) : null;
  };
  const { value, problems, hits } = evaluateNode(model, decisionId, read, ctx);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: toJson(value), hits };
}
