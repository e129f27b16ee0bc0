/** What is wrong with a model beyond how it is written: requirements, types, expressions, tables. */
import { problem, type Problem } from '../../shared/problem';
import { FEEL_TYPES, findType } from '../conform';
import { nodeOf, requirementOrder } from '../order';
import type { Boxed, DecisionGraphNode, DecisionModel, Ref, ServiceNode, TypeDef } from '../types';
import { lintExpressions } from './lint-expressions';
import { lintTable } from './lint-table';
import { boxesIn } from './walk';

const refsOf = (node: DecisionGraphNode): readonly Ref[] => (node.kind === 'service' ? [...node.outputs, ...node.inputs] : node.kind === 'input' ? [] : node.needs);

function lintRefs(model: DecisionModel, node: DecisionGraphNode): Problem[] {
  const unknown = refsOf(node).filter((ref) => !nodeOf(model, ref)).map((ref) => problem('decision.ref-unknown', `/${node.id}`, { name: node.name, id: ref.id }));
  const names = refsOf(node).flatMap((ref) => (ref.in === undefined ? (nodeOf(model, ref)?.name ?? []) : []));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  return twice === undefined ? unknown : [...unknown, problem('decision.name-twice', `/${node.id}`, { name: twice })];
}

/** What a service calls does not run through what it is given. */
function callsOf(node: DecisionGraphNode): readonly Ref[] {
  if (node.kind !== 'service') return node.kind === 'input' ? [] : node.needs;
  const given = new Set((node as ServiceNode).inputs.map((ref) => ref.id));
  return node.outputs.filter((ref) => !given.has(ref.id));
}

function lintCycles(model: DecisionModel): Problem[] {
  const { cycle } = requirementOrder(model, Object.keys(model.nodes), new Set(), callsOf);
  return cycle ? [problem('decision.cycle', `/${cycle[0] ?? ''}`, { path: cycle.map((id) => model.nodes[id]?.name ?? id).join(' → ') })] : [];
}

const isKnown = (model: DecisionModel, type: string): boolean => FEEL_TYPES.has(type) || findType(model, type) !== undefined || /^(list|context|range|function)\s*</.test(type);

function* typesOf(box: Boxed): Generator<readonly [string, string]> {
  for (const [part] of boxesIn(box, undefined)) {
    if (part.type !== undefined) yield [part.type, part.at];
    const named = part.kind === 'context' ? part.entries : part.kind === 'function' ? part.params : part.kind === 'table' ? [...part.inputs, ...part.outputs] : [];
    for (const { type } of named) if (type !== undefined) yield [type, part.at];
  }
}

function* typesIn(def: TypeDef): Generator<string> {
  if (def.base !== undefined) yield def.base;
  if (def.result?.type !== undefined) yield def.result.type;
  for (const { type } of def.result?.params ?? []) if (type !== undefined) yield type;
  for (const component of Object.values(def.components ?? {})) yield* typesIn(component);
}

function lintTypes(model: DecisionModel): Problem[] {
  const used = [
    ...Object.entries(model.types).flatMap(([name, def]) => [...typesIn(def)].map((type) => [type, `/${name}`] as const)),
    ...Object.values(model.nodes).flatMap((node) => [...(node.type === undefined ? [] : [[node.type, `/${node.id}`] as const]), ...('logic' in node && node.logic ? typesOf(node.logic) : [])]),
  ];
  return used.filter(([type]) => !isKnown(model, type)).map(([type, at]) => problem('decision.type-unknown', at, { type }));
}

const tablesIn = (node: DecisionGraphNode) => ('logic' in node && node.logic ? [...boxesIn(node.logic, undefined)].flatMap(([box]) => (box.kind === 'table' ? box : [])) : []);

export function lintModel(model: DecisionModel): Problem[] {
  const nodes = Object.values(model.nodes);
  return [
    ...nodes.flatMap((node) => lintRefs(model, node)), ...lintCycles(model), ...lintTypes(model),
    ...nodes.flatMap((node) => tablesIn(node).flatMap((table) => lintTable(table, model))),
    ...lintExpressions(model),
  ];
}
