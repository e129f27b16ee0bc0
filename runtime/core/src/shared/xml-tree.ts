import { Parser } from 'saxen';

export interface XmlElement {
  /** without prefix */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', apos: "'", gt: '>', lt: '<', quot: '"' };
const MAX_CODE_POINT = 0x10ffff;
const decode = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= MAX_CODE_POINT ? String.fromCodePoint(code) : whole;
  });

interface Growing extends XmlElement {
  readonly children: Growing[];
  text: string;
}
const element = (name: string, attributes: Readonly<Record<string, string>>): Growing => ({ name, attributes, children: [], text: '' });

/**
 * The elements of these namespaces (uri → prefix) as a tree; what is of others is left out. Entities of a document are not read: guard first.
 * Throws what the parser says of a text that is not well formed.
 */
export function parseXml(xml: string, namespaces: Readonly<Record<string, string>>): XmlElement {
  const root = element('', {});
  const kept = new Set(Object.values(namespaces));
  /** from the document down to the element that is open; undefined = one of another namespace */
  const open: (Growing | undefined)[] = [root];
  const add = (value: string): void => {
    const at = open.at(-1);
    if (at) at.text += value;
  };
  const fail = (error: Error): never => {
    throw error;
  };
  new Parser()
    .ns(namespaces)
    .on('openTag', (name, attributes) => {
      const parent = open.at(-1);
      const [prefix = '', local = ''] = name.split(':');
      const own = parent && kept.has(prefix) ? element(local, Object.fromEntries(Object.entries(attributes()).map(([key, value]) => [key, decode(value)]))) : undefined;
      if (own) parent?.children.push(own);
      open.push(own);
    })
    .on('closeTag', () => void open.pop())
    .on('text', (value) => add(decode(value)))
    .on('cdata', add)
    .on('error', fail)
    .on('warn', fail)
    .parse(xml);
  return root;
}
