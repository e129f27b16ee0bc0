/** Changes of a decision table in its XML. What a change is not about stays as it is. */
import { insertAfter, insertBefore, removeChild, setAttribute, setContent, swapChildren, type XmlElement } from './document';
import { childOf, childrenOf, type Dmn, feelIn, make, makeText, place, setFeel } from './dmn';
import { entriesOf, type InputColumn, type OutputColumn, type Side } from './table';

const ANY = '-';
/** What stands before a child by the schema. */
const BEFORE: Readonly<Record<string, readonly string[]>> = {
  input: ['description', 'extensionElements', 'input'], output: ['description', 'extensionElements', 'input', 'output'], rule: ['description', 'extensionElements', 'input', 'output', 'annotation', 'rule'],
  inputEntry: ['description', 'extensionElements', 'inputEntry'], outputEntry: ['description', 'extensionElements', 'inputEntry', 'outputEntry'],
  inputExpression: ['description', 'extensionElements'], inputValues: ['description', 'extensionElements', 'inputExpression'],
  outputValues: ['description', 'extensionElements'], defaultOutputEntry: ['description', 'extensionElements', 'outputValues'], description: [],
};

function insertAt(dmn: Dmn, parent: XmlElement, local: string, index: number, made: XmlElement): void {
  const siblings = childrenOf(dmn, parent, local);
  const [next, last] = [siblings[index], siblings.at(-1)];
  if (next) insertBefore(parent, made, next);
  else if (last) insertAfter(parent, made, last);
  else place(dmn, parent, made, BEFORE[local] ?? []);
}
/** A child that holds FEEL; without text it goes. */
function setPart(dmn: Dmn, parent: XmlElement, local: string, text: string): void {
  const found = childOf(dmn, parent, local);
  if (text === '') {
    if (found) removeChild(parent, found);
  } else if (found) setFeel(dmn, found, text);
  else place(dmn, parent, makeText(dmn, local, text), BEFORE[local] ?? []);
}
/** A type that means the same is left as it is written. */
const setType = (at: XmlElement, before: string, type: string): void => {
  if (before !== type) setAttribute(at, 'typeRef', type === '' ? undefined : type);
};
const said = (text: string): string | undefined => (text === '' ? undefined : text);

export function setPolicy(table: XmlElement, policy: string, aggregation: string): void {
  setAttribute(table, 'hitPolicy', policy);
  setAttribute(table, 'aggregation', said(aggregation));
}

export function setInput(dmn: Dmn, table: XmlElement, index: number, before: InputColumn, next: InputColumn): void {
  const input = childrenOf(dmn, table, 'input')[index];
  if (!input) return;
  let expression = childOf(dmn, input, 'inputExpression');
  if (!expression) place(dmn, input, (expression = makeText(dmn, 'inputExpression', '')), BEFORE.inputExpression ?? []);
  setAttribute(input, 'label', said(next.label));
  setFeel(dmn, expression, next.expression);
  setType(expression, before.type, next.type);
  setPart(dmn, input, 'inputValues', next.values);
}
export function setOutput(dmn: Dmn, table: XmlElement, index: number, before: OutputColumn, next: OutputColumn): void {
  const output = childrenOf(dmn, table, 'output')[index];
  if (!output) return;
  setAttribute(output, 'label', said(next.label));
  setAttribute(output, 'name', said(next.name));
  setType(output, before.type, next.type);
  setPart(dmn, output, 'outputValues', next.values);
  setPart(dmn, output, 'defaultOutputEntry', next.standard);
}

const emptyEntry = (dmn: Dmn, side: Side): XmlElement => makeText(dmn, `${side}Entry`, side === 'input' ? ANY : '');
const rulesOf = (dmn: Dmn, table: XmlElement): XmlElement[] => childrenOf(dmn, table, 'rule');

export function insertInput(dmn: Dmn, table: XmlElement, index: number, { label, expression, type, values }: InputColumn): void {
  const made = make(dmn, 'input', { label }, [makeText(dmn, 'inputExpression', expression, { typeRef: type }), ...(values === '' ? [] : [makeText(dmn, 'inputValues', values)])]);
  insertAt(dmn, table, 'input', index, made);
  for (const rule of rulesOf(dmn, table)) insertAt(dmn, rule, 'inputEntry', index, emptyEntry(dmn, 'input'));
}
export function insertOutput(dmn: Dmn, table: XmlElement, index: number, { label, name, type, values }: OutputColumn): void {
  insertAt(dmn, table, 'output', index, make(dmn, 'output', { label, name, typeRef: type }, values === '' ? [] : [makeText(dmn, 'outputValues', values)]));
  for (const rule of rulesOf(dmn, table)) insertAt(dmn, rule, 'outputEntry', index, emptyEntry(dmn, 'output'));
}
export function removeColumn(dmn: Dmn, table: XmlElement, side: Side, index: number): void {
  for (const [parent, children] of [[table, childrenOf(dmn, table, side)] as const, ...rulesOf(dmn, table).map((rule) => [rule, entriesOf(dmn, rule, side)] as const)]) {
    const child = children[index];
    if (child) removeChild(parent, child);
  }
}
/** Two columns that stand beside one another change places. */
export function swapColumns(dmn: Dmn, table: XmlElement, side: Side, index: number): void {
  for (const [parent, children] of [[table, childrenOf(dmn, table, side)] as const, ...rulesOf(dmn, table).map((rule) => [rule, entriesOf(dmn, rule, side)] as const)]) {
    const [a, b] = [children[index], children[index + 1]];
    if (a && b) swapChildren(parent, a, b);
  }
}

const cellsOf = (dmn: Dmn, table: XmlElement, like: XmlElement | undefined): XmlElement[] =>
  (['input', 'output'] as const).flatMap((side) => {
    const entries = like ? entriesOf(dmn, like, side) : [];
    return childrenOf(dmn, table, side).map((_column, index) => (entries[index] ? makeText(dmn, `${side}Entry`, feelIn(dmn, entries[index])) : emptyEntry(dmn, side)));
  });
/** A rule at a place: any input and no result, or what another one says. */
export const insertRule = (dmn: Dmn, table: XmlElement, index: number, like?: number): void =>
  insertAt(dmn, table, 'rule', index, make(dmn, 'rule', {}, cellsOf(dmn, table, like === undefined ? undefined : rulesOf(dmn, table)[like])));
export function removeRule(dmn: Dmn, table: XmlElement, index: number): void {
  const rule = rulesOf(dmn, table)[index];
  if (rule) removeChild(table, rule);
}
export function swapRules(dmn: Dmn, table: XmlElement, index: number): void {
  const [a, b] = rulesOf(dmn, table).slice(index, index + 2);
  if (a && b) swapChildren(table, a, b);
}

export function setCell(dmn: Dmn, table: XmlElement, rule: number, side: Side, column: number, text: string): void {
  const at = rulesOf(dmn, table)[rule];
  if (!at) return;
  for (let count = entriesOf(dmn, at, side).length; count <= column; count += 1) insertAt(dmn, at, `${side}Entry`, count, emptyEntry(dmn, side));
  const cell = entriesOf(dmn, at, side)[column];
  if (cell) setFeel(dmn, cell, text);
}
export function setNote(dmn: Dmn, table: XmlElement, rule: number, text: string): void {
  const at = rulesOf(dmn, table)[rule];
  const found = childOf(dmn, at, 'description');
  if (!at) return;
  if (text === '') {
    if (found) removeChild(at, found);
    return;
  }
  const note = found ?? make(dmn, 'description');
  if (!found) place(dmn, at, note, []);
  setContent(note, text);
}
