import type { DecisionGraphNode, DecisionModel, TableBox } from '../../decision/types';
import { pathOf } from '../files';
import type { CompiledPack } from '../program';
import { compare, list, type PackChange, plain } from './change';

/** One rule of a table as its cells stand. */
interface RuleOf { readonly title: string; readonly when: string; readonly then: string }

function rulesOf(model: DecisionModel): Record<string, RuleOf> {
  const ruled = (node: DecisionGraphNode, table: TableBox): [string, RuleOf][] =>
    table.rules.map((rule, index) => [`${node.id}/rule/${index + 1}`, { title: `${model.title} · ${node.name} · ${index + 1}`, when: list(rule.inputs), then: list(rule.outputs) }]);
  return Object.fromEntries(Object.values(model.nodes).flatMap((node) => ('logic' in node && node.logic?.kind === 'table' ? ruled(node, node.logic) : [])));
}

/** What a node is besides the rules of its table. */
function contentOf(node: DecisionGraphNode): string {
  if (!('logic' in node) || !node.logic) return '';
  if (node.logic.kind === 'literal') return node.logic.text;
  return plain(node.logic.kind === 'table' ? { ...node.logic, rules: undefined } : node.logic);
}

function diffModel(before: DecisionModel, after: DecisionModel): PackChange[] {
  const item = (id: string): string => `${pathOf('decision', after.id)}#${id}`;
  const nameOf = (id: string): string => (after.nodes[id] ?? before.nodes[id])?.name ?? id;
  return [
    ...compare(before.nodes, after.nodes, {
      item, title: (node) => `${after.title} · ${node.name}`,
      aspects: { name: (node) => node.name, type: (node) => node.type ?? '', requires: (node) => ('needs' in node ? list(node.needs.map((ref) => nameOf(ref.id))) : ''), expression: contentOf },
    }),
    ...compare(rulesOf(before), rulesOf(after), { item, title: ({ title }) => title, aspects: { expression: ({ when }) => when, result: ({ then }) => then } }),
  ];
}

export function diffDecisions(before: CompiledPack, after: CompiledPack): PackChange[] {
  const whole = compare(before.decisions, after.decisions, { item: (id) => pathOf('decision', id), title: (model) => model.title, aspects: { name: (model) => model.title } });
  const each = Object.values(after.decisions).flatMap((model) => {
    const old = before.decisions[model.id];
    return old ? diffModel(old, model) : [];
  });
  return [...whole, ...each];
}
