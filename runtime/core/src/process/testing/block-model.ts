/** Sound models out of blocks, for property tests: blocks nested in sequence, choice, parallel and inclusive branches, with returns and timers. */
import type { ProcessModel, ProcessNode } from '../types';
import { aModel, offer, task } from './model';

export type Block =
  | { readonly kind: 'task' | 'offer' }
  | { readonly kind: 'timed'; readonly interrupting: boolean }
  | { readonly kind: 'sequence' | 'choice' | 'parallel' | 'inclusive'; readonly parts: readonly Block[] };

type Spec = Parameters<typeof aModel>[0][string];

class Builder {
  readonly nodes: Record<string, Spec> = { start: { type: 'start-event' } };
  readonly arrows: string[] = [];
  private count = 0;

  add(spec: Spec): string {
    const id = `n${++this.count}`;
    this.nodes[id] = spec;
    return id;
  }

  /** Build a block; answers its first and last node. Conditions read `outcome` of nothing, so every choice falls to the default or is taken by a record field. */
  build(block: Block): { first: string; last: string } {
    switch (block.kind) {
      case 'task':
      case 'offer': {
        const id = this.add(block.kind === 'task' ? task('worker') : offer('worker'));
        return { first: id, last: id };
      }
      case 'timed': {
        const host = this.add(task('worker'));
        const timer = this.add({ type: 'timer-boundary-event', attachedTo: host, events: [{ kind: 'timer', props: { duration: 'P1D' } }], props: { interrupting: block.interrupting } });
        const end = this.add(block.interrupting ? task('head') : { type: 'end-event' });
        this.arrows.push(`${timer}>${end}`);
        if (!block.interrupting) return { first: host, last: host };
        const join = this.add({ type: 'exclusive-gateway' });
        this.arrows.push(`${host}>${join}`, `${end}>${join}`);
        return { first: host, last: join };
      }
      case 'sequence': {
        const built = block.parts.map((part) => this.build(part));
        built.slice(1).forEach((part, index) => this.arrows.push(`${built[index]?.last}>${part.first}`));
        return { first: built[0]?.first ?? '', last: built.at(-1)?.last ?? '' };
      }
      default:
        return this.branches(block.kind, block.parts);
    }
  }

  private branches(kind: 'choice' | 'parallel' | 'inclusive', parts: readonly Block[]): { first: string; last: string } {
    const type = kind === 'choice' ? 'exclusive-gateway' : `${kind}-gateway`;
    const split = this.add({ type });
    const join = this.add({ type });
    parts.forEach((part, index) => {
      const { first, last } = this.build(part);
      const isDefault = index === parts.length - 1 && kind !== 'parallel';
      if (isDefault) this.nodes[split] = { type, props: { default: `${split}_${first}` } };
      this.arrows.push(kind === 'parallel' || isDefault ? `${split}>${first}` : `${split}>${first} ?choose${index}`, `${last}>${join}`);
    });
    return { first: split, last: join };
  }
}

/** A model around a block; every task may be returned to every task. */
export function modelOf(block: Block): ProcessModel {
  const builder = new Builder();
  const { first, last } = builder.build(block);
  builder.nodes.end = { type: 'end-event' };
  builder.arrows.push(`start>${first}`, `${last}>end`);
  const model = aModel(builder.nodes, builder.arrows);
  const targets = Object.values(model.nodes).filter((node) => node.task?.kind === 'task').map((node) => node.id);
  const nodes = Object.values(model.nodes).map((node): [string, ProcessNode] => [node.id, node.task ? { ...node, task: { ...node.task, returns: targets } } : node]);
  return { ...model, nodes: Object.fromEntries(nodes) };
}
