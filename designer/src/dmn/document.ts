/** XML as it stands: what is not touched is written again letter by letter, also what nobody here knows. Guarded and well formed before it comes here. */
import { decode, encodeAttribute, encodeText } from './entities';

/** Text, comments, CDATA, instructions: raw. */
export interface XmlText { readonly kind: 'text'; raw: string }
export interface XmlElement {
  readonly kind: 'element';
  /** with its prefix */
  readonly name: string;
  /** what stands in the opening tag after the name */
  head: string;
  readonly children: XmlNode[];
  /** the closing tag; undefined = closed in itself */
  tail: string | undefined;
}
export type XmlNode = XmlText | XmlElement;

const TOKEN = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<\/[^>]*>|<([^\s/>!?]+)((?:"[^"]*"|'[^']*'|[^"'>])*?)(\/?)>|[^<]+/g;

/** The document as a tree; undefined when its tags do not fit. */
export function parseDocument(xml: string): XmlNode[] | undefined {
  const top: XmlNode[] = [];
  const open: XmlElement[] = [];
  let end = 0;
  for (const token of xml.matchAll(TOKEN)) {
    if (token.index !== end) return undefined;
    const [raw, name, head = '', slash] = token;
    end += raw.length;
    const siblings = open.at(-1)?.children ?? top;
    if (name !== undefined) {
      const element: XmlElement = { kind: 'element', name, head, children: [], tail: slash === '/' ? undefined : '' };
      siblings.push(element);
      if (element.tail !== undefined) open.push(element);
    } else if (raw.startsWith('</')) {
      const closed = open.pop();
      if (closed?.name !== raw.slice(2, -1).trim()) return undefined;
      closed.tail = raw;
    } else siblings.push({ kind: 'text', raw });
  }
  return end === xml.length && open.length === 0 ? top : undefined;
}

export const writeDocument = (nodes: readonly XmlNode[]): string =>
  nodes.map((node) => (node.kind === 'text' ? node.raw : `<${node.name}${node.head}${node.tail === undefined ? '/>' : `>${writeDocument(node.children)}${node.tail}`}`)).join('');

export const element = (name: string, attributes: Readonly<Record<string, string>>, children: readonly XmlNode[]): XmlElement => ({
  kind: 'element', name, head: Object.entries(attributes).map(([key, value]) => ` ${key}="${encodeAttribute(value)}"`).join(''), children: [...children], tail: children.length === 0 ? undefined : `</${name}>`,
});

const ATTRIBUTE = /(\s+)([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const attributeIn = ({ head }: XmlElement, name: string): RegExpExecArray | undefined => [...head.matchAll(ATTRIBUTE)].find(([, , found]) => found === name);
export function attributeOf(at: XmlElement, name: string): string | undefined {
  const found = attributeIn(at, name);
  return found ? decode(found[3] ?? found[4] ?? '') : undefined;
}
/** undefined takes the attribute away. */
export function setAttribute(at: XmlElement, name: string, value: string | undefined): void {
  if (attributeOf(at, name) === value) return;
  const found = attributeIn(at, name);
  const [from, to] = found ? [found.index, found.index + found[0].length] : [at.head.trimEnd().length, at.head.trimEnd().length];
  const written = value === undefined ? '' : `${found?.[1] ?? ' '}${name}="${encodeAttribute(value)}"`;
  at.head = at.head.slice(0, from) + written + at.head.slice(to);
}

/** What is written in an element, without comments. */
export const contentOf = ({ children }: XmlElement): string =>
  children.map((node) => {
    if (node.kind === 'element' || /^<(?:!--|\?)/.test(node.raw)) return '';
    return node.raw.startsWith('<![CDATA[') ? node.raw.slice(9, -3) : decode(node.raw);
  }).join('');
export function setContent(at: XmlElement, text: string): void {
  at.tail ??= `</${at.name}>`;
  at.children.splice(0, at.children.length, { kind: 'text', raw: encodeText(text) });
}

const isSpace = (node: XmlNode | undefined): node is XmlText => node?.kind === 'text' && node.raw.trim() === '';
/** The line break and indent that stand before a child. */
const spaceBefore = (parent: XmlElement, child: XmlNode): XmlText[] => {
  const before = parent.children[parent.children.indexOf(child) - 1];
  return isSpace(before) ? [{ kind: 'text', raw: before.raw }] : [];
};

export const insertBefore = (parent: XmlElement, made: XmlElement, next: XmlNode): void => void parent.children.splice(parent.children.indexOf(next), 0, made, ...spaceBefore(parent, next));
export const insertAfter = (parent: XmlElement, made: XmlElement, previous: XmlNode): void => void parent.children.splice(parent.children.indexOf(previous) + 1, 0, ...spaceBefore(parent, previous), made);
/** Before everything else that is in there. */
export function insertFirst(parent: XmlElement, made: XmlElement): void {
  const first = parent.children.find((child) => child.kind === 'element');
  if (first) return insertBefore(parent, made, first);
  parent.tail ??= `</${parent.name}>`;
  parent.children.unshift(made);
}
export function removeChild(parent: XmlElement, child: XmlNode): void {
  const at = parent.children.indexOf(child);
  const spaced = isSpace(parent.children[at - 1]) ? 1 : 0;
  parent.children.splice(at - spaced, 1 + spaced);
}
/** Two children change places; what stands around them stays. */
export function swapChildren(parent: XmlElement, a: XmlNode, b: XmlNode): void {
  const [from, to] = [parent.children.indexOf(a), parent.children.indexOf(b)];
  parent.children[from] = b;
  parent.children[to] = a;
}
