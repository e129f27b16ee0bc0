/** A decision table as a grid of texts. '' = not said. */
import { attributeOf, contentOf, type XmlElement } from './document';
import { childOf, childrenOf, type Dmn, feelIn, nameOf, typeOf } from './dmn';

export interface InputColumn { readonly label: string; readonly expression: string; readonly type: string; /** unary tests of all values that may come */ readonly values: string }
export interface OutputColumn { readonly label: string; readonly name: string; readonly type: string; /** FEEL, apart by commas, the first the most important */ readonly values: string; /** when no rule holds */ readonly standard: string }
export interface Rule { readonly inputs: readonly string[]; readonly outputs: readonly string[]; readonly note: string }
export interface Table {
  readonly policy: string;
  readonly aggregation: string;
  readonly inputs: readonly InputColumn[];
  readonly outputs: readonly OutputColumn[];
  readonly rules: readonly Rule[];
}
export type Side = 'input' | 'output';

export const entriesOf = (dmn: Dmn, rule: XmlElement, side: Side): XmlElement[] => childrenOf(dmn, rule, `${side}Entry`);

export function readTable(dmn: Dmn, table: XmlElement): Table {
  const rules = childrenOf(dmn, table, 'rule').map((rule): Rule => {
    const note = childOf(dmn, rule, 'description');
    return { inputs: entriesOf(dmn, rule, 'input').map((cell) => feelIn(dmn, cell)), outputs: entriesOf(dmn, rule, 'output').map((cell) => feelIn(dmn, cell)), note: note ? contentOf(note).trim() : '' };
  });
  return {
    policy: attributeOf(table, 'hitPolicy') ?? 'UNIQUE', aggregation: attributeOf(table, 'aggregation') ?? '', rules,
    inputs: childrenOf(dmn, table, 'input').map((input): InputColumn => {
      const expression = childOf(dmn, input, 'inputExpression');
      return { label: attributeOf(input, 'label') ?? '', expression: feelIn(dmn, expression), type: typeOf(expression), values: feelIn(dmn, childOf(dmn, input, 'inputValues')) };
    }),
    outputs: childrenOf(dmn, table, 'output').map((output): OutputColumn => ({
      label: attributeOf(output, 'label') ?? '', name: nameOf(output), type: typeOf(output), values: feelIn(dmn, childOf(dmn, output, 'outputValues')), standard: feelIn(dmn, childOf(dmn, output, 'defaultOutputEntry')),
    })),
  };
}
