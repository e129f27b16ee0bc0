import { findNodeAtLocation, type ParseError, parseTree } from 'jsonc-parser';

export interface Mark {
  /** from 1 */
  readonly line: number;
  readonly severity: 'error' | 'warning' | 'info';
  readonly text: string;
}
const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

/** The line of the first thing that is no JSON; undefined: it is. */
export function brokenLine(text: string): number | undefined {
  const errors: ParseError[] = [];
  parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  return errors[0] && lineAt(text, errors[0].offset);
}

/** The line on which what a JSON pointer names begins; where it names nothing, what it would stand in. Entries with an id are found by it, too. */
export function lineOf(text: string, pointer: string): number {
  const root = parseTree(text);
  let node = root;
  for (const step of pointer.split('/').slice(1).map((one) => one.replace(/~1/g, '/').replace(/~0/g, '~'))) {
    if (!node) break;
    const entries = node.type === 'array' ? (node.children ?? []) : [];
    const named = entries.findIndex((entry) => findNodeAtLocation(entry, ['id'])?.value === step);
    const at = node.type === 'array' ? (named >= 0 ? named : Number(step)) : step;
    const next: typeof node | undefined = findNodeAtLocation(node, [at]);
    if (!next) break;
    node = next;
  }
  // a member is named on the line of its key
  const shown = node?.parent?.type === 'property' ? node.parent : node;
  return shown ? lineAt(text, shown.offset) : 1;
}
