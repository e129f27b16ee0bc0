import { describe, expect, it } from '@jest/globals';
import { aModel, offer, task } from '../testing/model';
import type { EventProps } from '../types';
import { lintSoundness, soundnessOf } from './index';

type Nodes = Parameters<typeof aModel>[0];
const [START, END, AND, OR] = [{ type: 'start-event' }, { type: 'end-event' }, { type: 'parallel-gateway' }, { type: 'inclusive-gateway' }];
const xor = (standard?: string) => ({ type: 'exclusive-gateway', props: standard === undefined ? {} : { default: standard } });
const work = task('worker');
const event = (type: string, props: EventProps['props'] = {}, more: object = {}) => ({ type, events: [{ kind: type.split('-')[0] as EventProps['kind'], props }], ...more });
const boundary = (kind: string, attachedTo: string, interrupting: boolean, props: EventProps['props'] = {}) => event(`${kind}-boundary-event`, props, { attachedTo, props: { interrupting } });
const DAY = { duration: 'P1D' };

/** What is found: kind and node of each. */
const found = (nodes: Nodes, arrows: readonly string[]): string[] => soundnessOf(aModel(nodes, arrows)).unsound.map(({ kind, node }) => `${kind} ${node.id}`);


/** A choice that is joined as if both came, inside something. */
function wrong(parent: string): Nodes {
  const place = parent === '' ? {} : { parent };
  return { x: { ...xor('x_j'), ...place }, q: { ...work, ...place }, j: { ...AND, ...place }, z: { ...END, ...place } };
}
const WRONG = ['x>q ?p', 'x>j', 'q>j', 'j>z'];

describe('ways that end', () => {
  it.each<[string, Nodes, readonly string[]]>([
    ['a loop that goes back', { s: START, a: work, x: xor('x_a'), e: END }, ['s>a', 'a>x', 'x>a', 'x>e ?ok']],
    ['a choice without a default, of which one holds', { s: START, x: xor(), a: work, b: work, e: END }, ['s>x', 'x>a ?p', 'x>b ?q', 'a>e', 'b>e']],
    ['branches that are joined again', { s: START, f: AND, a: work, b: work, j: AND, e: END }, ['s>f', 'f>a', 'f>b', 'a>j', 'b>j', 'j>e']],
    ['branches that end each for itself', { s: START, f: AND, a: work, b: work, e: END }, ['s>f', 'f>a', 'f>b', 'a>e', 'b>e']],
    ['inclusive branches', { s: START, f: { ...OR, props: { default: 'f_c' } }, a: work, b: work, c: work, j: OR, e: END }, ['s>f', 'f>a ?p', 'f>b ?q', 'f>c', 'a>j', 'b>j', 'c>j', 'j>e']],
    ['an unstructured inclusive join', { s: START, f: AND, a: work, x: xor('x_j'), b: work, c: work, j: OR, e: END }, ['s>f', 'f>a', 'a>x', 'x>b ?p', 'x>j', 'f>c', 'b>j', 'c>j', 'j>e']],
    ['whichever event comes first', { s: START, g: { type: 'event-based-gateway' }, m: event('message-catch-event', { name: 'm' }), t: event('timer-catch-event', DAY), e: END }, ['s>g', 'g>m', 'g>t', 'm>e', 't>e']],
    ['an end that takes the other branch away', { s: START, f: AND, a: work, b: offer('worker'), t: event('terminate-end-event'), e: END }, ['s>f', 'f>a', 'f>b', 'a>t', 'b>e']],
    ['reminders that come again and again', { s: START, a: work, t: boundary('timer', 'a', false, { cycle: 'R/P1D' }), n: work, e: END, z: END }, ['s>a', 'a>e', 't>n', 'n>z']],
    ['steps begun freely', { s: START, p: { type: 'ad-hoc-sub-process', props: { completion: 'enough', cancelRemaining: true } }, a: { ...work, parent: 'p' }, b: { ...work, parent: 'p' }, e: END }, ['s>p', 'p>e']],
    ['a call that may fail', { s: START, c: { type: 'call-activity', props: { process: 'other' } }, b: boundary('error', 'c', true, { code: 'E1' }), n: boundary('escalation', 'c', false), a: work, e: END }, ['s>c', 'c>e', 'b>a', 'a>e', 'n>e']],
    ['a job that may fail', { s: START, j: { type: 'service-task', props: { service: 'post' } }, b: boundary('error', 'j', true), e: END }, ['s>j', 'j>e', 'b>e']],
    ['a condition that comes true in time or does not', { s: START, a: work, c: boundary('condition', 'a', true, { condition: 'late' }), n: boundary('condition', 'a', false, { condition: 'odd' }), e: END }, ['s>a', 'a>e', 'c>e', 'n>e']],
    ['a condition that a script makes true', { s: START, p: { type: 'sub-process' }, is: { ...START, parent: 'p' }, a: { type: 'script-task', parent: 'p', props: { expression: '1', resultVariable: 'x' } }, ie: { ...END, parent: 'p' }, c: boundary('condition', 'p', false, { condition: 'x = 1' }), e: END }, ['s>p', 'is>a', 'a>ie', 'p>e', 'c>e']],
    ['a signal of its own', { s: START, f: AND, a: work, t: event('signal-throw-event', { name: 'go' }), w: work, c: boundary('signal', 'w', true, { name: 'go' }), e: END }, ['s>f', 'f>a', 'a>t', 't>e', 'f>w', 'w>e', 'c>e']],
    ['work for many, one of whom may be enough', { s: START, m: { ...work, loop: { kind: 'multi', sequential: false, collection: 'people', completion: 'enough' } }, e: END }, ['s>m', 'm>e']],
    ['signatures of several, one after the other', { s: START, m: { ...task('worker', { outcomes: [{ id: 'yes', title: 'yes' }, { id: 'no', title: 'no' }], sign: { rule: 'all', consent: 'yes', refusal: 'no', onRefusal: 'ends' } }), loop: { kind: 'multi', sequential: true } }, x: xor('x_e'), n: work, e: END }, ['s>m', 'm>x', 'x>n ?outcome = "no"', 'x>e', 'n>m']],
    ['a step that may find nobody left', { s: START, a: work, b: task('worker', { assignment: { role: 'worker', except: ['a', 'initiator'], fallback: [] } }), e: END }, ['s>a', 'a>b', 'b>e']],
    ['rounds with a maximum', { s: START, a: { ...work, loop: { kind: 'standard', testBefore: true, maximum: 1000, condition: 'more' } }, e: END }, ['s>a', 'a>e']],
    ['a join that two of three are enough for', { s: START, f: AND, a: work, b: work, c: work, j: { type: 'complex-gateway', props: { activation: 'activationCount >= 2' } }, e: END }, ['s>f', 'f>a', 'f>b', 'f>c', 'a>j', 'b>j', 'c>j', 'j>e']],
    ['links', { s: START, a: event('link-throw-event', { name: 'L' }), b: event('link-catch-event', { name: 'L' }), e: END }, ['s>a', 'b>e']],
    ['starts by events only', { m: event('message-start-event', { name: 'm' }), t: event('timer-start-event', DAY), a: work, e: END }, ['m>a', 't>a', 'a>e']],
    ['endless choices without a stop between them', { s: START, x: xor('x_y'), y: xor('y_x'), e: END }, ['s>x', 'x>e ?p', 'x>y', 'y>e ?q', 'y>x']],
  ])('%s', (_what, nodes, arrows) => {
    const { unsound, explored } = soundnessOf(aModel(nodes, arrows));
    expect(unsound).toEqual([]);
    expect(explored.whole).toBe(true);
  });
});

describe('ways that do not', () => {
  it.each<[string, Nodes, readonly string[], string]>([
    ['a choice joined as if both came', { s: START, x: xor('x_b'), a: work, b: work, j: AND, e: END }, ['s>x', 'x>a ?p', 'x>b', 'a>j', 'b>j', 'j>e'], 'stuck j'],
    ['inclusive branches joined as if all came', { s: START, f: { ...OR, props: { default: 'f_b' } }, a: work, b: work, j: AND, e: END }, ['s>f', 'f>a ?p', 'f>b', 'a>j', 'b>j', 'j>e'], 'stuck j'],
    ['one of two events joined as if both came', { s: START, g: { type: 'event-based-gateway' }, m: event('message-catch-event', { name: 'm' }), t: event('timer-catch-event', DAY), j: AND, e: END }, ['s>g', 'g>m', 'g>t', 'm>j', 't>j', 'j>e'], 'stuck j'],
    ['a branch that an event takes elsewhere', { s: START, f: AND, a: work, b: work, t: boundary('timer', 'a', true, DAY), j: AND, e: END, z: END }, ['s>f', 'f>a', 'f>b', 'a>j', 'b>j', 'j>e', 't>z'], 'leftover j'],
    ['a second message where one is joined', { s: START, f: AND, a: work, b: work, m: boundary('message', 'a', false, { name: 'm' }), x: xor(), j: AND, e: END }, ['s>f', 'f>a', 'f>b', 'a>x', 'm>x', 'x>j', 'b>j', 'j>e'], 'leftover j'],
    ['a join inside a sub-process', { s: START, p: { type: 'sub-process' }, is: { ...START, parent: 'p' }, ...wrong('p'), e: END }, ['s>p', 'p>e', 'is>x', ...WRONG], 'stuck j'],
    ['a join inside one of many', { s: START, p: { type: 'sub-process', loop: { kind: 'multi', sequential: false, cardinality: '3' } }, is: { ...START, parent: 'p' }, ...wrong('p'), e: END }, ['s>p', 'p>e', 'is>x', ...WRONG], 'stuck j'],
    ['a join inside an event sub-process', { s: START, a: work, e: END, p: { type: 'event-sub-process' }, m: event('message-start-event', { name: 'm' }, { parent: 'p', props: { interrupting: true } }), ...wrong('p') }, ['s>a', 'a>e', 'm>x', ...WRONG], 'stuck j'],
    ['what only an event from around could take away', { s: START, ...wrong(''), e: END, p: { type: 'event-sub-process' }, m: event('message-start-event', { name: 'm' }, { parent: 'p', props: { interrupting: true } }), ie: { ...END, parent: 'p' } }, ['s>x', 'm>ie', ...WRONG], 'stuck j'],
    ['tokens that become more in every round', { s: START, x: xor(), a: work, f: AND, e: END, y: xor('y_e') }, ['s>x', 'x>a', 'a>f', 'f>x', 'f>y', 'y>x ?p', 'y>e'], 'multiplies a'],
    ['a ring without a way out', { s: START, x: xor(), a: work, e: END }, ['s>x', 'x>a', 'a>x'], 'livelock a'],
    ['a join inside what undoes a step', { s: START, a: { ...work, undo: 'h' }, c: event('compensation-boundary-event', {}, { attachedTo: 'a' }), h: { type: 'sub-process', undoes: true }, is: { ...START, parent: 'h' }, ...wrong('h'), t: event('compensation-throw-event'), e: END }, ['s>a', 'a>t', 't>e', 'is>x', ...WRONG], 'stuck j'],
  ])('%s', (_what, nodes, arrows, expected) => {
    expect(found(nodes, arrows)).toEqual([expected]);
  });
});

describe('dead nodes', () => {
  it.each<[string, Nodes, readonly string[], string[]]>([
    ['an error that nobody throws', { s: START, a: work, b: boundary('error', 'a', true), n: work, e: END }, ['s>a', 'a>e', 'b>n', 'n>e'], ['dead-node b']],
    ['an error of another code', { s: START, p: { type: 'sub-process' }, is: { ...START, parent: 'p' }, ie: event('error-end-event', { code: 'E1' }, { parent: 'p' }), b: boundary('error', 'p', true, { code: 'E1' }), c: boundary('error', 'p', true, { code: 'E2' }), e: END }, ['s>p', 'p>e', 'is>ie', 'b>e', 'c>e'], ['dead-node c']],
    ['a time limit for what takes no time', { s: START, a: { type: 'abstract-task' }, t: boundary('timer', 'a', true, DAY), e: END }, ['s>a', 'a>e', 't>e'], ['dead-node t']],
    ['an undoing that nobody asks for', { s: START, a: { ...work, undo: 'h' }, c: event('compensation-boundary-event', {}, { attachedTo: 'a' }), h: { ...work, undoes: true }, e: END }, ['s>a', 'a>e'], ['dead-node h']],
    ['an undoing that is asked for', { s: START, a: { ...work, undo: 'h' }, c: event('compensation-boundary-event', {}, { attachedTo: 'a' }), h: { ...work, undoes: true }, t: event('compensation-throw-event'), e: END }, ['s>a', 'a>t', 't>e'], []],
    ['an event of a scope that is over before it can come', { s: START, p: { type: 'sub-process' }, is: { ...START, parent: 'p' }, ie: { ...END, parent: 'p' }, q: { type: 'event-sub-process', parent: 'p' }, m: event('message-start-event', { name: 'm' }, { parent: 'q' }), z: { ...END, parent: 'q' }, e: END }, ['s>p', 'p>e', 'is>ie', 'm>z'], ['dead-node q']],
  ])('%s', (_what, nodes, arrows, expected) => {
    expect(found(nodes, arrows)).toEqual(expected);
  });
});

describe('the finding', () => {
  const late: Nodes = { s: START, f: AND, a: work, b: work, t: boundary('timer', 'a', true, DAY), n: work, j: AND, e: END, z: END };
  const arrows = ['s>f', 'f>a', 'f>b', 'a>j', 'b>j', 'j>e', 't>n', 'n>z'];

  it('shows the way that leads there', () => {
    expect(lintSoundness(aModel(late, arrows))).toMatchObject([{ code: 'process.leftover', severity: 'error', path: '/j', params: { node: 'j' } }]);
    expect(String(lintSoundness(aModel(late, arrows))[0]?.params?.path)).toMatch(/a.* → t.* → n → z/);
  });

  it('claims nothing when there is more than it may look at', () => {
    const names = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'];
    const many = aModel({ s: START, f: AND, ...Object.fromEntries(names.map((name) => [name, event('signal-catch-event', { name })])), j: AND, e: END }, ['s>f', ...names.flatMap((name) => [`f>${name}`, `${name}>j`]), 'j>e']);
    expect(soundnessOf(many)).toMatchObject({ unsound: [], explored: { whole: true } });
    expect(soundnessOf(many, { states: 60, work: 100_000 })).toMatchObject({ unsound: [], explored: { whole: false } });
    expect(soundnessOf(many, { states: 1000, work: 500 })).toMatchObject({ unsound: [], explored: { whole: false } });
  });

  it('says that it is not proven, of what is too long for one step', () => {
    const nodes = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`n${index}`, { id: `n${index}`, type: 'manual-task', title: '', props: {}, incoming: index === 0 ? [] : [`f${index - 1}`], outgoing: [`f${index}`] }]));
    const flows = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`f${index}`, { id: `f${index}`, from: `n${index}`, to: `n${index + 1}` }]));
    expect(lintSoundness({ format: 1, id: 'm', title: 'm', nodes, flows, start: 'n0' })).toMatchObject([{ code: 'process.not-proven' }]);
  });

  it('of a dead node is a warning, with the way to where it would begin', () => {
    const dead = aModel({ s: START, first: work, a: work, b: boundary('error', 'a', true), e: END }, ['s>first', 'first>a', 'a>e', 'b>e']);
    expect(lintSoundness(dead)).toMatchObject([{ code: 'process.dead-node', severity: 'warning', path: '/b', params: { node: 'b', path: 's → first' } }]);
  });
});
