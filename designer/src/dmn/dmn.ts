/** A DMN file as an editor sees it: its own elements by their local names, whatever prefix the file gives them. */
import { attributeOf, contentOf, element, insertAfter, insertFirst, parseDocument, setContent, writeDocument, type XmlElement, type XmlNode } from './document';

export interface Dmn {
  readonly nodes: XmlNode[];
  readonly root: XmlElement;
  /** with its colon; '' = none */
  readonly prefix: string;
}

/** undefined: no file that can be edited here. */
export function openDmn(xml: string): Dmn | undefined {
  const nodes = parseDocument(xml);
  const root = nodes?.find((node) => node.kind === 'element');
  const [, prefix = '', local] = /^([^:]+:)?(.+)$/.exec(root?.name ?? '') ?? [];
  return nodes && root?.kind === 'element' && local === 'definitions' ? { nodes, root, prefix } : undefined;
}
export const writeDmn = ({ nodes }: Dmn): string => writeDocument(nodes);

export const childrenOf = ({ prefix }: Dmn, parent: XmlElement, ...locals: readonly string[]): XmlElement[] =>
  parent.children.filter((node): node is XmlElement => node.kind === 'element' && locals.some((local) => node.name === prefix + local));
export const childOf = (dmn: Dmn, parent: XmlElement | undefined, local: string): XmlElement | undefined => (parent ? childrenOf(dmn, parent, local)[0] : undefined);

/** White space in a name counts once, as core reads it. */
export const nameOf = (named: XmlElement | undefined): string => ((named && attributeOf(named, 'name')) ?? '').trim().replace(/\s+/g, ' ');
export const idOf = (named: XmlElement): string => attributeOf(named, 'id') ?? nameOf(named);
export const typeOf = (typed: XmlElement | undefined): string => {
  const name = ((typed && attributeOf(typed, 'typeRef')) ?? '').trim().replace(/^feel:/, '');
  return name === 'Any' ? '' : name;
};

export const make = ({ prefix }: Dmn, local: string, attributes: Readonly<Record<string, string>> = {}, children: readonly XmlNode[] = []): XmlElement =>
  element(prefix + local, Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== '')), children);
/** An element that holds FEEL: `<inputEntry><text>…</text></inputEntry>`. */
export const makeText = (dmn: Dmn, local: string, text: string, attributes: Readonly<Record<string, string>> = {}): XmlElement => {
  const inner = make(dmn, 'text');
  setContent(inner, text);
  return make(dmn, local, attributes, [inner]);
};

/** FEEL in a child: of `inputEntry` its own, of `input` that of `inputExpression`. */
export const feelIn = (dmn: Dmn, holder: XmlElement | undefined): string => {
  const text = childOf(dmn, holder, 'text');
  return text ? contentOf(text).trim() : '';
};
export function setFeel(dmn: Dmn, holder: XmlElement, text: string): void {
  if (feelIn(dmn, holder) === text) return;
  const inner = childOf(dmn, holder, 'text') ?? make(dmn, 'text');
  if (!holder.children.includes(inner)) insertFirst(holder, inner);
  setContent(inner, text);
}

/** Put a new child behind the last of those that come before it by the schema. */
export function place(dmn: Dmn, parent: XmlElement, made: XmlElement, before: readonly string[]): void {
  const last = childrenOf(dmn, parent, ...before).at(-1);
  if (last) insertAfter(parent, made, last);
  else insertFirst(parent, made);
}

/** Every id of the file. */
export function idsIn({ root }: Dmn): Set<string> {
  const ids = new Set<string>();
  const visit = (at: XmlElement): void => {
    const id = attributeOf(at, 'id');
    if (id !== undefined) ids.add(id);
    for (const child of at.children) if (child.kind === 'element') visit(child);
  };
  visit(root);
  return ids;
}
export function freeId(dmn: Dmn, base: string): string {
  const taken = idsIn(dmn);
  let [id, count] = [base, 1];
  while (taken.has(id)) id = `${base}_${(count += 1)}`;
  return id;
}
