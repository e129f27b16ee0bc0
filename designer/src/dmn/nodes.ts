/** What a DMN file holds: its decisions, each by how it decides, and what else there is. */
import { attributeOf, type XmlElement } from './document';
import { decode } from './entities';
import { childOf, childrenOf, type Dmn, feelIn, idOf, nameOf, typeOf } from './dmn';

/** `other`: its name in DMN says how. */
export type Logic = { readonly kind: 'table'; readonly table: XmlElement } | { readonly kind: 'literal'; readonly text: string } | { readonly kind: 'none' } | { readonly kind: 'other'; readonly how: string };
export interface DecisionInfo {
  readonly id: string;
  readonly name: string;
  /** of its result; '' = not said */
  readonly type: string;
  readonly logic: Logic;
  readonly element: XmlElement;
  /** ids in this file that it requires */
  readonly needs: readonly string[];
}
export interface NodeInfo { readonly id: string; readonly name: string; readonly kind: 'input' | 'knowledge' | 'service' }

const BOXED = ['context', 'invocation', 'relation', 'list', 'functionDefinition', 'conditional', 'filter', 'for', 'some', 'every'];

function logicOf(dmn: Dmn, decision: XmlElement): Logic {
  const table = childOf(dmn, decision, 'decisionTable');
  if (table) return { kind: 'table', table };
  const literal = childOf(dmn, decision, 'literalExpression');
  if (literal) return { kind: 'literal', text: feelIn(dmn, literal) };
  const [boxed] = childrenOf(dmn, decision, ...BOXED);
  return boxed ? { kind: 'other', how: boxed.name.slice(dmn.prefix.length) } : { kind: 'none' };
}

export const REQUIREMENTS = ['informationRequirement', 'knowledgeRequirement'] as const;
/** Each requirement of a decision and the id it refers to; what another file holds comes with its namespace. */
export const requirementsOf = (dmn: Dmn, decision: XmlElement): { readonly element: XmlElement; readonly to: string }[] =>
  childrenOf(dmn, decision, ...REQUIREMENTS).flatMap((requirement) =>
    childrenOf(dmn, requirement, 'requiredInput', 'requiredDecision', 'requiredKnowledge').map((ref) => ({ element: requirement, to: (attributeOf(ref, 'href') ?? '').replace(/^#/, '') })));

export const decisionsOf = (dmn: Dmn): DecisionInfo[] =>
  childrenOf(dmn, dmn.root, 'decision').map((element) => {
    const variable = childOf(dmn, element, 'variable');
    return { id: idOf(element), name: nameOf(variable) || nameOf(element), type: typeOf(variable), logic: logicOf(dmn, element), element, needs: requirementsOf(dmn, element).map(({ to }) => to) };
  });

const OTHERS = { inputData: 'input', businessKnowledgeModel: 'knowledge', decisionService: 'service' } as const;
export const othersOf = (dmn: Dmn): NodeInfo[] =>
  (Object.keys(OTHERS) as (keyof typeof OTHERS)[]).flatMap((local) => childrenOf(dmn, dmn.root, local).map((at) => ({ id: idOf(at), name: nameOf(childOf(dmn, at, 'variable')) || nameOf(at), kind: OTHERS[local] })));

export const titleOf = (dmn: Dmn): string => nameOf(dmn.root) || nameOf(childrenOf(dmn, dmn.root, 'decision')[0]);
/** The same without reading the whole file. */
export const titleInText = (xml: string): string => decode(/<(?:[\w-]+:)?definitions\b[^>]*?\sname="([^"]*)"/.exec(xml)?.[1] ?? '');
export const hasImports = (dmn: Dmn): boolean => childrenOf(dmn, dmn.root, 'import').length > 0;
