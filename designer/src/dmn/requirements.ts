/** Keeps what a decision requires (DMN 1.3 §6.3.11) in step with the names that its expressions read, so that an author never has to say it. */
import { compileFeel, type Dialect, type FeelWords } from '@liandong/core/run';
import { attributeOf, insertAfter, removeChild, setAttribute, writeDocument } from './document';
import { childOf, childrenOf, type Dmn, freeId, make, nameOf, place, typeOf } from './dmn';
import { decisionsOf, type DecisionInfo, othersOf, requirementsOf } from './nodes';
import { readTable } from './table';

type Source = readonly [text: string, dialect: Dialect];

function sourcesOf(dmn: Dmn, { logic }: DecisionInfo): Source[] {
  if (logic.kind === 'literal') return [[logic.text, 'expression']];
  if (logic.kind !== 'table') return [];
  const { inputs, outputs, rules } = readTable(dmn, logic.table);
  const tests = [...inputs.map(({ values }) => values), ...rules.flatMap((rule) => rule.inputs)].map((text): Source => [text, 'unary-tests']);
  const expressions = [...inputs.map(({ expression }) => expression), ...outputs.map(({ standard }) => standard), ...rules.flatMap((rule) => rule.outputs)].map((text): Source => [text, 'expression']);
  return [...tests, ...expressions].filter(([text]) => text !== '' && text !== '-');
}

const PLAIN = /^[\p{L}_][\p{L}\p{N}_]*$/u;
/** Names that FEEL would not read as one by itself. */
const wordsOf = (dmn: Dmn): FeelWords => ({ names: [...decisionsOf(dmn), ...othersOf(dmn)].map(({ name }) => name).filter((name) => !PLAIN.test(name)) });

/** Names that the expressions of a decision read from outside. */
export function readsOf(dmn: Dmn, decision: DecisionInfo): Set<string> {
  const words = wordsOf(dmn);
  return new Set(sourcesOf(dmn, decision).flatMap(([text, dialect]) => compileFeel(text, dialect, words).reads).filter((name) => name !== '?'));
}

const BEFORE_REQUIREMENT = ['description', 'extensionElements', 'question', 'allowedAnswers', 'variable', 'informationRequirement'];

function addInputData(dmn: Dmn, name: string, type: string): string {
  const id = freeId(dmn, `input_${name}`);
  const made = make(dmn, 'inputData', { id, name }, [make(dmn, 'variable', { name, typeRef: type })]);
  const last = childrenOf(dmn, dmn.root, 'inputData').at(-1);
  if (last) insertAfter(dmn.root, made, last);
  else place(dmn, dmn.root, made, ['import', 'itemDefinition', 'extensionElements', 'description']);
  return id;
}

/** Gives a decision the value that has a name: of another decision of the file, of an input, of a new input. */
function require(dmn: Dmn, decision: DecisionInfo, name: string, typeOfName: (name: string) => string): void {
  const other = decisionsOf(dmn).find((one) => one.name === name && one.id !== decision.id);
  const known = othersOf(dmn).find((one) => one.name === name);
  if (!other && known && known.kind !== 'input') return;
  const to = other?.id ?? known?.id ?? addInputData(dmn, name, typeOfName(name));
  if (requirementsOf(dmn, decision.element).some((requirement) => requirement.to === to)) return;
  place(dmn, decision.element, make(dmn, 'informationRequirement', {}, [make(dmn, other ? 'requiredDecision' : 'requiredInput', { href: `#${to}` })]), BEFORE_REQUIREMENT);
}

/** A name that is read no more is required no more; input data that nothing else in the file speaks of goes. */
function release(dmn: Dmn, decision: DecisionInfo, name: string): void {
  for (const { element, to } of requirementsOf(dmn, decision.element)) {
    const node = [...decisionsOf(dmn), ...othersOf(dmn)].find((one) => one.id === to);
    if (node?.name !== name || node.id === decision.id) continue;
    removeChild(decision.element, element);
    const input = childrenOf(dmn, dmn.root, 'inputData').find((one) => attributeOf(one, 'id') === to);
    const rest = writeDocument(dmn.root.children.filter((child) => child !== input));
    if (input && !new RegExp(`["'#:]${to.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}["']`).test(rest)) removeChild(dmn.root, input);
  }
}

const found = (dmn: Dmn, id: string): DecisionInfo | undefined => decisionsOf(dmn).find((one) => one.id === id);

/** Change a decision; what it requires follows. Only names that the change itself brings or takes count: the rest of the file is not ours. */
export function changeDecision(dmn: Dmn, id: string, typeOfName: (name: string) => string, change: (decision: DecisionInfo) => void): void {
  const before = found(dmn, id);
  if (!before) return;
  const read = readsOf(dmn, before);
  change(before);
  const after = found(dmn, id);
  if (!after) return;
  const reads = readsOf(dmn, after);
  for (const name of reads) if (!read.has(name)) require(dmn, after, name, typeOfName);
  for (const name of read) if (!reads.has(name)) release(dmn, after, name);
}

/** The type under which a name comes in, where a column reads just that name. */
export function typeInput(dmn: Dmn, name: string, type: string): void {
  const input = childrenOf(dmn, dmn.root, 'inputData').find((one) => (nameOf(childOf(dmn, one, 'variable')) || nameOf(one)) === name);
  if (!input) return;
  const variable = childOf(dmn, input, 'variable');
  if (!variable) return place(dmn, input, make(dmn, 'variable', { name, typeRef: type }), ['description', 'extensionElements']);
  if (typeOf(variable) !== type) setAttribute(variable, 'typeRef', type === '' ? undefined : type);
}
