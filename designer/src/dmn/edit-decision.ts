/** Changes of a decision as a whole, and new ones. */
import { attributeOf, insertAfter, removeChild, setAttribute } from './document';
import { childOf, childrenOf, type Dmn, make, makeText, nameOf, openDmn, place, setFeel, typeOf, writeDmn } from './dmn';
import { type DecisionInfo, decisionsOf, titleOf } from './nodes';
import { readsOf } from './requirements';

const MODEL = 'https://www.omg.org/spec/DMN/20191111/MODEL/';

/** Decisions of the file that read the result of one by its name. */
export const readersOf = (dmn: Dmn, { id, name }: DecisionInfo): DecisionInfo[] => decisionsOf(dmn).filter((one) => one.id !== id && one.needs.includes(id) && readsOf(dmn, one).has(name));

export function renameDecision(dmn: Dmn, { element, name }: DecisionInfo, next: string): void {
  const variable = childOf(dmn, element, 'variable');
  const isAlone = decisionsOf(dmn).length === 1 || titleOf(dmn) === name;
  setAttribute(element, 'name', next);
  if (variable) setAttribute(variable, 'name', next);
  if (isAlone) setAttribute(dmn.root, 'name', next);
}
export const renameFile = (dmn: Dmn, title: string): void => setAttribute(dmn.root, 'name', title);

/** The type of its result; a table of one column gives what the column gives. */
export function setResultType(dmn: Dmn, { element, name }: DecisionInfo, type: string): void {
  const variable = childOf(dmn, element, 'variable');
  if (typeOf(variable) === type) return;
  if (variable) setAttribute(variable, 'typeRef', type === '' ? undefined : type);
  else place(dmn, element, make(dmn, 'variable', { name, typeRef: type }), ['description', 'extensionElements', 'question', 'allowedAnswers']);
}
export function setLiteral(dmn: Dmn, { element }: DecisionInfo, text: string): void {
  const literal = childOf(dmn, element, 'literalExpression');
  if (literal) setFeel(dmn, literal, text);
}

const emptyTable = (dmn: Dmn) => make(dmn, 'decisionTable', { hitPolicy: 'FIRST' }, [make(dmn, 'output')]);

/** A decision without logic becomes a table, or one expression. */
export function begin(dmn: Dmn, { element }: DecisionInfo, kind: 'table' | 'literal'): void {
  const last = element.children.filter((child) => child.kind === 'element').at(-1);
  const made = kind === 'table' ? emptyTable(dmn) : makeText(dmn, 'literalExpression', '');
  if (last) insertAfter(element, made, last);
  else place(dmn, element, made, []);
}

export function addDecision(dmn: Dmn, id: string, name: string): void {
  const made = make(dmn, 'decision', { id, name }, [make(dmn, 'variable', { name }), emptyTable(dmn)]);
  const last = childrenOf(dmn, dmn.root, 'decision').at(-1);
  if (last) insertAfter(dmn.root, made, last);
  else place(dmn, dmn.root, made, ['import', 'itemDefinition', 'inputData']);
}
/** What it required goes with it, where nothing else speaks of it. */
export function removeDecision(dmn: Dmn, { element, id }: DecisionInfo): void {
  removeChild(dmn.root, element);
  const used = new Set(decisionsOf(dmn).flatMap(({ needs }) => needs));
  const text = writeDmn(dmn);
  for (const input of childrenOf(dmn, dmn.root, 'inputData')) {
    const inputId = attributeOf(input, 'id') ?? nameOf(input);
    if (!used.has(inputId) && !text.includes(`#${inputId}"`) && !text.includes(`Ref="${inputId}"`) && inputId !== id) removeChild(dmn.root, input);
  }
}

/** A file with one empty table. */
export function newDmn(id: string, title: string): string {
  const dmn = openDmn(`<?xml version="1.0" encoding="UTF-8"?>\n<definitions xmlns="${MODEL}">\n  <decision>\n  </decision>\n</definitions>\n`);
  const decision = dmn && childOf(dmn, dmn.root, 'decision');
  if (!dmn || !decision) return '';
  for (const [name, value] of [['id', `definitions_${id}`], ['name', title], ['namespace', `https://liandong.org/decisions/${id}`]] as const) setAttribute(dmn.root, name, value);
  setAttribute(decision, 'id', id);
  setAttribute(decision, 'name', title);
  const [indent, inner] = ['\n    ', '\n      '].map((raw) => ({ kind: 'text' as const, raw }));
  const table = make(dmn, 'decisionTable', { hitPolicy: 'FIRST' }, inner && indent ? [inner, make(dmn, 'output'), { ...indent }] : []);
  decision.children.splice(0, decision.children.length, ...(indent ? [{ ...indent }, make(dmn, 'variable', { name: title }), { ...indent }, table, { kind: 'text' as const, raw: '\n  ' }] : []));
  return writeDmn(dmn);
}
