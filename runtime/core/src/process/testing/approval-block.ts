/** Blocks beyond the flat ones: sub-processes, several signers, event sub-processes, called processes, boundary events of every kind. */
import type { ProcessModel, ProcessNode, SignRule, TaskProps } from '../types';
import { aModel, task } from './model';

type Watch = 'timer' | 'message' | 'signal' | 'condition';
export type Block =
  | { readonly kind: 'task' | 'call' }
  | { readonly kind: 'signers'; readonly sequential: boolean; readonly rule: SignRule['rule']; readonly onRefusal: SignRule['onRefusal'] }
  | { readonly kind: 'watched'; readonly by: Watch; readonly interrupting: boolean }
  | { readonly kind: 'sub' | 'failing' | 'each'; readonly inner: Block }
  | { readonly kind: 'evented'; readonly inner: Block; readonly interrupting: boolean }
  | { readonly kind: 'sequence' | 'choice' | 'parallel' | 'inclusive'; readonly parts: readonly Block[] };

type Spec = Parameters<typeof aModel>[0][string];
interface Ends { readonly first: string; readonly last: string }
const OUTCOMES: Partial<TaskProps> = { outcomes: [{ id: 'yes', title: 'yes' }, { id: 'no', title: 'no' }], returns: ['*'], reject: 'initiator' };
const signs = (role: string, more: Partial<TaskProps> = {}): Spec => task(role, { ...OUTCOMES, ...more });
const EVENTS: Readonly<Record<Watch, object>> = { timer: { duration: 'P1D' }, message: { name: 'poke' }, signal: { name: 'poke' }, condition: { condition: 'poked = true' } };

class Builder {
  readonly nodes: Record<string, Spec> = { start: { type: 'start-event' } };
  readonly arrows: string[] = [];
  private count = 0;

  add(spec: Spec, parent: string | undefined): string {
    const id = `n${++this.count}`;
    this.nodes[id] = { ...spec, ...(parent === undefined ? {} : { parent }) };
    return id;
  }

  private alone(spec: Spec, parent: string | undefined): Ends {
    const id = this.add(spec, parent);
    return { first: id, last: id };
  }

  build(block: Block, parent?: string): Ends {
    switch (block.kind) {
      case 'task':
        return this.alone(signs('worker'), parent);
      case 'call':
        return this.alone({ type: 'call-activity', props: { process: 'child' } }, parent);
      case 'signers':
        return this.alone({ ...signs('board', { sign: { rule: block.rule, consent: 'yes', refusal: 'no', onRefusal: block.onRefusal } }), loop: { kind: 'multi', sequential: block.sequential } }, parent);
      case 'watched':
        return this.watched(block.by, block.interrupting, parent);
      case 'sub':
        return this.sub(block.inner, parent, {});
      case 'each':
        return this.sub(block.inner, parent, { loop: { kind: 'multi', sequential: false, cardinality: '2' } });
      case 'failing':
        return this.failing(block.inner, parent);
      case 'evented':
        return this.evented(block.inner, block.interrupting, parent);
      case 'sequence': {
        const built = block.parts.map((part) => this.build(part, parent));
        built.slice(1).forEach((part, index) => this.arrows.push(`${built[index]?.last}>${part.first}`));
        return { first: built[0]?.first ?? '', last: built.at(-1)?.last ?? '' };
      }
      default:
        return this.branches(block.kind, block.parts, parent);
    }
  }

  private sub(inner: Block, parent: string | undefined, more: Partial<Spec>): Ends {
    const id = this.add({ type: 'sub-process', ...more }, parent);
    const start = this.add({ type: 'start-event' }, id);
    const { first, last } = this.build(inner, id);
    this.arrows.push(`${start}>${first}`, `${last}>${this.add({ type: 'end-event' }, id)}`);
    return { first: id, last: id };
  }

  /** Beside the host: what its event leads to comes in again behind it, or ends by itself. */
  private watched(by: Watch, interrupting: boolean, parent: string | undefined): Ends {
    const host = this.add(signs('worker'), parent);
    const event = this.add({ type: `${by}-boundary-event`, attachedTo: host, events: [{ kind: by, props: EVENTS[by] as never }], props: { interrupting } }, parent);
    const other = this.add(signs('head'), parent);
    this.arrows.push(`${event}>${other}`);
    if (!interrupting) {
      this.arrows.push(`${other}>${this.add({ type: 'end-event' }, parent)}`);
      return { first: host, last: host };
    }
    const join = this.add({ type: 'exclusive-gateway' }, parent);
    this.arrows.push(`${host}>${join}`, `${other}>${join}`);
    return { first: host, last: join };
  }

  /** A sub-process that may end with an error; its edge catches it. */
  private failing(inner: Block, parent: string | undefined): Ends {
    const id = this.add({ type: 'sub-process' }, parent);
    const [start, split] = [this.add({ type: 'start-event' }, id), this.add({ type: 'exclusive-gateway' }, id)];
    const { first, last } = this.build(inner, id);
    const [good, bad] = [this.add({ type: 'end-event' }, id), this.add({ type: 'error-end-event', events: [{ kind: 'error', props: { code: 'e' } }] }, id)];
    this.nodes[split] = { type: 'exclusive-gateway', parent: id, props: { default: `${split}_${good}` } };
    const event = this.add({ type: 'error-boundary-event', attachedTo: id, events: [{ kind: 'error', props: { code: 'e' } }] }, parent);
    const [other, join] = [this.add(signs('head'), parent), this.add({ type: 'exclusive-gateway' }, parent)];
    this.arrows.push(`${start}>${first}`, `${last}>${split}`, `${split}>${good}`, `${split}>${bad} ?choose0`, `${event}>${other}`, `${other}>${join}`, `${id}>${join}`);
    return { first: id, last: join };
  }

  private evented(inner: Block, interrupting: boolean, parent: string | undefined): Ends {
    const { first } = this.sub(inner, parent, {});
    const handler = this.add({ type: 'event-sub-process' }, first);
    const start = this.add({ type: 'message-start-event', events: [{ kind: 'message', props: { name: 'poke' } }], props: { interrupting } }, handler);
    const step = this.add(signs('head'), handler);
    this.arrows.push(`${start}>${step}`, `${step}>${this.add({ type: 'end-event' }, handler)}`);
    return { first, last: first };
  }

  private branches(kind: 'choice' | 'parallel' | 'inclusive', parts: readonly Block[], parent: string | undefined): Ends {
    const type = kind === 'choice' ? 'exclusive-gateway' : `${kind}-gateway`;
    const [split, join] = [this.add({ type }, parent), this.add({ type }, parent)];
    parts.forEach((part, index) => {
      const { first, last } = this.build(part, parent);
      const isDefault = index === parts.length - 1 && kind !== 'parallel';
      if (isDefault) this.nodes[split] = { ...this.nodes[split], type, props: { default: `${split}_${first}` } };
      this.arrows.push(kind === 'parallel' || isDefault ? `${split}>${first}` : `${split}>${first} ?choose${index}`, `${last}>${join}`);
    });
    return { first: split, last: join };
  }
}

/** A model around a block, behind a first step of whoever begins it. */
export function approvalModel(block: Block): ProcessModel {
  const builder = new Builder();
  const fill = builder.add(task('worker'), undefined);
  const { first, last } = builder.build(block);
  builder.nodes.end = { type: 'end-event' };
  builder.arrows.push(`start>${fill}`, `${fill}>${first}`, `${last}>end`);
  return aModel(builder.nodes, builder.arrows);
}
export const isMany = (model: ProcessModel, node: ProcessNode | undefined): boolean => {
  for (let at = node; at; at = at.parent === undefined ? undefined : model.nodes[at.parent]) if (at.loop?.kind === 'multi') return true;
  return false;
};
