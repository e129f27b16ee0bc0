import type { Code } from '../run';
import type { FeelValue } from '../values/value';
import type { Node } from './tree';

/** Local names at a place of the source, one layer for each frame that will stand there. An open layer is an item of a filter: its entries are names too. */
class Layer {
  constructor(readonly names: string[], readonly isOpen: boolean, readonly outer: Layer | undefined) {}
}

export interface Local {
  readonly hops: number;
  readonly slot: number;
}

export interface Shared {
  readonly reads: Set<string>;
  readonly typeNamed: (name: string) => ((value: FeelValue) => boolean) | undefined;
  readonly compile: (node: Node, place: Place) => Code;
}

/** Where a piece of an expression stands: which names it sees, and how to compile what is inside it. */
export class Place {
  constructor(readonly shared: Shared, private readonly layer: Layer | undefined = undefined) {}
  code(node: Node): Code {
    return this.shared.compile(node, this);
  }
  codes(nodes: readonly Node[]): Code[] {
    return nodes.map((node) => this.code(node));
  }
  inside(names: string[], isOpen = false): Place {
    return new Place(this.shared, new Layer(names, isOpen, this.layer));
  }
  /** The local variable of a name, and the frames on the way whose item may have an entry of that name. */
  find(name: string): { readonly local: Local | undefined; readonly items: readonly number[] } {
    const items: number[] = [];
    let hops = 0;
    for (let layer = this.layer; layer; layer = layer.outer, hops += 1) {
      if (layer.isOpen) items.push(hops);
      const slot = layer.names.lastIndexOf(name);
      if (slot >= 0) return { local: { hops, slot }, items };
    }
    return { local: undefined, items };
  }
}

export type Compile = (node: Node, place: Place) => Code;

export const kid = (node: Node, name: string): Node | undefined => node.kids.find((one) => one.name === name);

/** What one round of a body costs: a step, and one for every eight nodes of it. */
export const costOf = (body: Node): number => 1 + (body.size >> 3);

/** A child that the grammar promises. */
export function nth(node: Node, index: number): Node {
  const found = node.kids.at(index);
  if (!found) throw new Error(`no part ${index} in ${node.name}`);
  return found;
}

/** The words of a name, with single spaces; symbols in it stand apart, as the parser reads them. */
export const nameText = (node: Node): string => (node.name === 'BacktickIdentifier' ? node.text.replace(/`/g, '') : node.kids.length === 0 ? node.text : node.kids.map(nameText).join(' '));
