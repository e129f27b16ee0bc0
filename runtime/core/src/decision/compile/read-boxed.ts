/** Boxed expressions: one reader for each kind of element that may stand where an expression stands. */
import { problem, type Problem } from '../../shared/problem';
import type { Boxed, FunctionBox, IteratorBox } from '../types';
import { readTable } from './read-table';
import type { XmlElement } from '../../shared/xml-tree';
import { childOf, childrenOf, expressionIn, given, nameOf, typeRefOf } from './xml';

type Read = (element: XmlElement, at: string, findings: Problem[]) => Boxed;

/** The expression that stands in this element; said when there is none. */
function inside(element: XmlElement | undefined, at: string, findings: Problem[]): Boxed {
  const found = element && readInside(element, at, findings);
  if (!found) findings.push(problem('decision.expression-missing', at));
  return found ?? { kind: 'literal', at, text: 'null' };
}

const readLiteral: Read = (element, at, findings) => ({ kind: 'literal', at, ...typeRefOf(element), text: expressionIn(element, at, findings) });

const readContext: Read = (element, at, findings) => ({
  kind: 'context', at, ...typeRefOf(element),
  entries: childrenOf(element, 'contextEntry').map((entry, index) => {
    const variable = childOf(entry, 'variable');
    const name = nameOf(variable);
    return { ...given('name', name), ...typeRefOf(variable), value: inside(entry, `${at}/${name || String(index + 1)}`, findings) };
  }),
});

const readInvocation: Read = (element, at, findings) => ({
  kind: 'invocation', at, ...typeRefOf(element),
  callee: inside(element, at, findings),
  bindings: childrenOf(element, 'binding').map((binding) => {
    const name = nameOf(childOf(binding, 'parameter'));
    return { name, value: inside(binding, `${at}/${name}`, findings) };
  }),
});

const readItems = (element: XmlElement, at: string, findings: Problem[]): Boxed[] =>
  element.children.flatMap((child, index) => readBoxed(child, `${at}/${index + 1}`, findings) ?? []);

const readRelation: Read = (element, at, findings) => {
  const columns = childrenOf(element, 'column').map(nameOf);
  const rows = childrenOf(element, 'row').map((row, index) => readItems(row, `${at}/${index + 1}`, findings));
  rows.forEach((row, index) => {
    if (row.length !== columns.length) findings.push(problem('decision.row-shape', `${at}/${index + 1}`, { row: index + 1 }));
  });
  return { kind: 'relation', at, ...typeRefOf(element), columns, rows };
};

export function readFunction(element: XmlElement, at: string, findings: Problem[]): FunctionBox {
  const { kind = 'FEEL' } = element.attributes;
  if (kind !== 'FEEL') findings.push(problem('decision.function-kind', at, { language: kind }));
  const body = kind === 'FEEL' ? readInside(element, at, findings) : undefined;
  const params = childrenOf(element, 'formalParameter').map((param) => ({ name: nameOf(param), ...typeRefOf(param) }));
  return { kind: 'function', at, ...typeRefOf(element), params, ...(body ? { body } : {}) };
}

const readIterator = (kind: IteratorBox['kind'], each: string): Read => (element, at, findings) => ({
  kind, at, ...typeRefOf(element), variable: (element.attributes.iteratorVariable ?? '').trim(),
  in: inside(childOf(element, 'in'), `${at}/in`, findings), each: inside(childOf(element, each), `${at}/${each}`, findings),
});

const READERS: Readonly<Record<string, Read>> = {
  literalExpression: readLiteral,
  decisionTable: readTable,
  context: readContext,
  invocation: readInvocation,
  relation: readRelation,
  list: (element, at, findings) => ({ kind: 'list', at, ...typeRefOf(element), items: readItems(element, at, findings) }),
  functionDefinition: readFunction,
  conditional: (element, at, findings) => {
    const part = (name: string): Boxed => inside(childOf(element, name), `${at}/${name}`, findings);
    return { kind: 'conditional', at, ...typeRefOf(element), if: part('if'), then: part('then'), else: part('else') };
  },
  filter: (element, at, findings) => ({
    kind: 'filter', at, ...typeRefOf(element), in: inside(childOf(element, 'in'), `${at}/in`, findings), match: inside(childOf(element, 'match'), `${at}/match`, findings),
  }),
  for: readIterator('for', 'return'),
  some: readIterator('some', 'satisfies'),
  every: readIterator('every', 'satisfies'),
};

function readBoxed(element: XmlElement, at: string, findings: Problem[]): Boxed | undefined {
  return Object.hasOwn(READERS, element.name) ? READERS[element.name]?.(element, at, findings) : undefined;
}

/** The expression among the children of an element, if there is one. */
export function readInside(element: XmlElement, at: string, findings: Problem[]): Boxed | undefined {
  const child = element.children.find(({ name }) => Object.hasOwn(READERS, name));
  return child && readBoxed(child, at, findings);
}
