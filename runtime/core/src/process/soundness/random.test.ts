/** Random models: whole ones are proven, broken ones are found, and looking at one order only loses nothing. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { start, step } from '../step';
import { type Block, modelOf } from '../testing/block-model';
import { aModel, task } from '../testing/model';
import type { ProcessModel, ProcessNode } from '../types';
import { Explorer } from './explore';
import { soundnessOf } from './index';
import { livelock } from './verdict';

type Kind = 'sequence' | 'choice' | 'parallel' | 'inclusive';
const LEAVES: readonly Block[] = [{ kind: 'task' }, { kind: 'offer' }, { kind: 'timed', interrupting: true }, { kind: 'timed', interrupting: false }];
const blocks: fc.Arbitrary<Block> = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.oneof({ depthSize: 'small', withCrossShrink: true }, fc.constantFrom(...LEAVES), fc.record({ kind: fc.constantFrom<Kind>('sequence', 'choice', 'parallel', 'inclusive'), parts: fc.array(tie('block'), { minLength: 2, maxLength: 3 }) })),
})).block;

const isJoin = (node: ProcessNode): boolean => node.incoming.length > 1 && node.type.endsWith('gateway');
/** What each gateway may become so that no way through it can be right. */
const BREAKS: readonly ((node: ProcessNode) => string | undefined)[] = [
  (node) => (isJoin(node) && node.type !== 'parallel-gateway' ? 'parallel-gateway' : undefined),
  (node) => (node.outgoing.length > 1 && node.type === 'parallel-gateway' ? 'exclusive-gateway' : undefined),
];
function broken(model: ProcessModel, seed: number): ProcessModel | undefined {
  const ways = Object.values(model.nodes).flatMap((node) => BREAKS.flatMap((become) => { const type = become(node); return type === undefined ? [] : [{ ...node, type }]; }));
  const chosen = ways[seed % Math.max(1, ways.length)];
  return chosen && { ...model, nodes: { ...model.nodes, [chosen.id]: chosen } };
}

describe('models out of blocks', () => {
  it('are proven to be sound', () => {
    fc.assert(fc.property(blocks, (block) => {
      const { unsound, explored } = soundnessOf(modelOf(block));
      expect(unsound).toEqual([]);
      expect(explored.whole).toBe(true);
    }), { numRuns: 40 });
  });

  it('are found out when one gateway is wrong', () => {
    let count = 0;
    fc.assert(fc.property(blocks, fc.nat(100), (block, seed) => {
      const model = broken(modelOf(block), seed);
      if (!model) return;
      count += 1;
      expect(soundnessOf(model).unsound.filter(({ kind }) => kind !== 'dead-node')).not.toEqual([]);
    }), { numRuns: 60 });
    expect(count).toBeGreaterThan(10);
  });
});

const TYPES = ['user-task', 'user-task', 'exclusive-gateway', 'parallel-gateway', 'inclusive-gateway', 'call-activity', 'end-event', 'terminate-end-event', 'signal-throw-event'] as const;
const wirings = fc.record({
  types: fc.array(fc.constantFrom(...TYPES), { minLength: 3, maxLength: 6 }),
  arrows: fc.array(fc.tuple(fc.nat(5), fc.nat(3)), { minLength: 1, maxLength: 5 }),
  back: fc.nat(5),
  edges: fc.array(fc.record({ host: fc.nat(5), to: fc.nat(5), kind: fc.constantFrom('timer', 'signal'), interrupting: fc.boolean() }), { maxLength: 2 }),
});
type Wiring = typeof wirings extends fc.Arbitrary<infer T> ? T : never;
type Nodes = Parameters<typeof aModel>[0];

function specOf(type: (typeof TYPES)[number]): Nodes[string] {
  if (type === 'user-task') return task('worker');
  if (type === 'terminate-end-event') return { type, events: [{ kind: 'terminate', props: {} }] };
  if (type === 'signal-throw-event') return { type, events: [{ kind: 'signal', props: { name: 'S' } }] };
  return { type, ...(type === 'call-activity' ? { props: { process: 'p' } } : {}) };
}

/** Three branches, then any nodes with any arrows onwards and sometimes one back, and events at the side of steps. */
function wired({ types, arrows, edges, back }: Wiring): ProcessModel {
  const name = (index: number): string => (index >= types.length ? 'end' : `n${index}`);
  const nodes: Record<string, Nodes[string]> = { s: { type: 'start-event' }, f: { type: 'parallel-gateway' }, a: task('worker'), b: task('worker'), c: task('worker') };
  types.forEach((type, index) => (nodes[`n${index}`] = specOf(type)));
  nodes.end = { type: 'end-event' };
  const onwards = arrows.map(([from, to]) => `n${from % types.length}>${name((from % types.length) + 1 + to)}`);
  const ways = new Set(['s>f', 'f>a', 'f>b', 'f>c', 'a>n0', `b>${name(1)}`, `c>${name(back)}`, ...onwards, ...(back < 2 ? [`n${types.length - 1}>n${back}`] : []), ...types.map((_type, index) => `n${index}>${name(index + 1)}`)]);
  edges.forEach(({ host, to, kind, interrupting }, index) => {
    const at = ['a', 'b', 'c', ...types.flatMap((type, position) => (type === 'user-task' ? [`n${position}`] : []))][host] ?? 'a';
    nodes[`b${index}`] = { type: `${kind}-boundary-event`, attachedTo: at, props: { interrupting }, events: [{ kind: kind as 'timer', props: kind === 'timer' ? { duration: 'P1D' } : { name: 'S' } }] };
    ways.add(`b${index}>${name(to)}`);
  });
  const open = [...ways].filter((way) => !nodes[way.split('>')[0] ?? '']?.type.endsWith('end-event'));
  return aModel(nodes, open.map((way) => (/^n/.test(way) && /exclusive|inclusive/.test(nodes[way.split('>')[0] ?? '']?.type ?? '') ? `${way} ?may` : way)));
}

/** Nothing is taken to be independent. */
class InEveryOrder extends Explorer {
  protected override firsts(): never[] {
    return [];
  }
}

describe('moving what is independent first', () => {
  const LIMITS = { states: 300, work: 4000 };
  const seenBy = (explorer: Explorer, model: ProcessModel) => {
    const explored = explorer.explore([(facts, ctx) => start(model, { instanceId: 'i', orgId: 'o', recordId: 'r', vars: {} }, facts, ctx)], () => false);
    return { whole: explored.whole, entered: [...explored.entered].sort(), ends: livelock(model, explored) === undefined, states: explored.seen.length };
  };

  it('comes to every node that any order comes to, and finds a state without an end if there is one', () => {
    let saved = 0;
    fc.assert(fc.property(wirings, (wiring) => {
      const model = wired(wiring);
      const [every, one] = [seenBy(new InEveryOrder(model, step, LIMITS), model), seenBy(new Explorer(model, step, LIMITS), model)];
      if (!every.whole) return;
      expect(one).toMatchObject({ whole: true, entered: every.entered, ends: every.ends });
      saved += every.states - one.states;
    }), { numRuns: 50 });
    expect(saved).toBeGreaterThan(0);
  });
});
