/** Reads test cases of the DMN Technology Compatibility Kit: inputs by name, and what each result node must be. */
import { parseXml, type XmlElement } from '@liandong/core/compile';

const NAMESPACES = { 'http://www.omg.org/spec/DMN/20160719/testcase': 'tc', 'http://www.w3.org/2001/XMLSchema-instance': 'xsi' };

/** A value as the kit writes it: `type` is that of XML Schema. */
export type KitValue =
  | { readonly kind: 'value'; readonly type: string; readonly text: string }
  | { readonly kind: 'null' }
  | { readonly kind: 'list'; readonly items: readonly KitValue[] }
  | { readonly kind: 'context'; readonly entries: Readonly<Record<string, KitValue>> };

export interface KitCase {
  readonly id: string;
  /** a decision service or knowledge model that is called instead of a decision */
  readonly invocable?: string;
  readonly inputs: Readonly<Record<string, KitValue>>;
  readonly results: readonly { readonly name: string; readonly expected: KitValue }[];
}

const children = (element: XmlElement, name: string): XmlElement[] => element.children.filter((child) => child.name === name);

function readValue(element: XmlElement): KitValue {
  const components = children(element, 'component');
  if (components.length > 0) return { kind: 'context', entries: Object.fromEntries(components.map((component) => [component.attributes.name ?? '', readValue(component)])) };
  const [list] = children(element, 'list');
  if (list) return list.attributes['xsi:nil'] === 'true' ? { kind: 'null' } : { kind: 'list', items: children(list, 'item').map(readValue) };
  const [value] = children(element, 'value');
  if (!value || value.attributes['xsi:nil'] === 'true') return { kind: 'null' };
  return { kind: 'value', type: (value.attributes['xsi:type'] ?? 'xsd:string').replace(/^.*:/, ''), text: value.text };
}

const readCase = (element: XmlElement): KitCase => ({
  id: element.attributes.id ?? '',
  ...(element.attributes.invocableName === undefined ? {} : { invocable: element.attributes.invocableName }),
  inputs: Object.fromEntries(children(element, 'inputNode').map((input) => [input.attributes.name ?? '', readValue(input)])),
  results: children(element, 'resultNode').map((result) => {
    const [expected] = children(result, 'expected');
    return { name: result.attributes.name ?? '', expected: expected ? readValue(expected) : { kind: 'null' } };
  }),
});

/** The cases of a file and the model they are for; undefined = no test file of the kit. */
export function readCases(xml: string): { readonly model: string; readonly cases: readonly KitCase[] } | undefined {
  const [root] = parseXml(xml, NAMESPACES).children;
  if (root?.name !== 'testCases') return undefined;
  return { model: children(root, 'modelName')[0]?.text.trim() ?? '', cases: children(root, 'testCase').map(readCase) };
}
