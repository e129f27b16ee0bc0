import { problem, type Problem } from '../../shared/problem';
import { nodeOf } from '../order';
import { compiledFor } from '../parsed';
import type { DecisionGraphNode, DecisionModel, TypeDef } from '../types';
import { expressionsIn, type Found } from './walk';

const MAX_TOLD = 100;

/** Names that a node's logic may use: what it requires, a function also itself, and those of the imports that it requires something of. */
function namesOf(node: DecisionGraphNode, model: DecisionModel): ReadonlySet<string> {
  const needs = 'needs' in node ? node.needs : [];
  const names = needs.flatMap((ref) => (ref.in === undefined || ref.in === '' ? (nodeOf(model, ref)?.name ?? []) : ref.in));
  return new Set(node.kind === 'knowledge' ? [...names, node.name] : names);
}

/** Tests that stand with a type, and its components. */
function* testsIn(name: string, def: TypeDef): Generator<Found> {
  for (const text of [def.allowed, def.constraint]) if (text !== undefined) yield { text, dialect: 'unary-tests', at: `/${name}`, names: new Set(['?']) };
  for (const [key, component] of Object.entries(def.components ?? {})) yield* testsIn(`${name}/${key}`, component);
}

function* expressionsOf(model: DecisionModel): Generator<Found> {
  for (const [name, def] of Object.entries(model.types)) yield* testsIn(name, def);
  for (const node of Object.values(model.nodes)) if ('logic' in node && node.logic) yield* expressionsIn(node.logic, namesOf(node, model));
}

/** In a filter a name may be an entry of the items. */
const FILTER = /[\p{L}\p{N}_)\]]\s*\[/u;
/** FEEL writes the signs in a name apart. */
const squeezed = (name: string): string => name.replace(/\s+/g, '');

function lintExpression(found: Found, model: DecisionModel): Problem[] {
  if (found.text === '') return [problem('decision.expression-missing', found.at)];
  const { problems, reads } = compiledFor(model)(found.text, found.dialect);
  const names = FILTER.test(found.text) ? undefined : found.names;
  const known = new Set([...(names ?? [])].map(squeezed));
  const unknown = names ? reads.filter((name) => !known.has(squeezed(name))) : [];
  return [...problems.map((one) => ({ ...one, path: found.at })), ...unknown.map((name) => problem('decision.variable', found.at, { name }, 'warning'))];
}

/** Expressions that do not parse, and names in them that nothing gives. */
export function lintExpressions(model: DecisionModel): Problem[] {
  const found: Problem[] = [];
  for (const expression of expressionsOf(model)) {
    found.push(...lintExpression(expression, model));
    if (found.length >= MAX_TOLD) break;
  }
  return found;
}
