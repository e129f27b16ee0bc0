import { describe, expect, it } from '@jest/globals';
import { aGraph } from './testing/a-graph';
import { deciders, gatewayAfter, passedSteps, resultsBefore, usualReturns } from './graph';
import { reroute, routesOf } from './outcome-routes';
import { stepList } from './step-list';

/** start → fill → check → (pay | end), with a loop from pay back to check */
const graph = aGraph({
  start: { type: 'start-event', starts: true }, fill: { human: true }, check: { human: true, outcomes: ['yes', 'no', 'part'] },
  split: { conditional: true, standard: 'f5' }, pay: { human: true }, again: {}, end: {},
}, ['start>fill', 'fill>check', 'check>split', 'split>pay', 'split>end', 'pay>again', 'again>check'], { f4: '=outcome = "yes"' });
const split = graph.nodes.get('split')!;

describe('the process as a graph', () => {
  it('finds the human steps passed before a step, nearest first', () => expect(passedSteps(graph, 'pay').map((node) => node.id)).toEqual(['check', 'fill']));
  it('offers the step before and the first step as usual returns', () => expect(usualReturns(graph, 'pay')).toEqual(['check', 'fill']));
  it('finds the gateway that reads the outcomes of a step', () => {
    expect(gatewayAfter(graph, 'check')?.id).toBe('split');
    expect(gatewayAfter(graph, 'fill')).toBeUndefined();
    expect(deciders(graph, 'split').map((node) => node.id)).toEqual(['check']);
  });
});

describe('what steps have worked out', () => {
  it('is known behind them only, nearest first', () => {
    const worked = aGraph({ one: { result: { name: 'a', decision: 'd' } }, two: { result: { name: 'b', decision: '' } }, split: {}, late: { result: { name: 'c', decision: '' } } }, ['one>two', 'two>split', 'split>late']);
    expect(['split', 'one'].map((id) => resultsBefore(worked, id).map((node) => node.result?.name))).toEqual([['b', 'a'], []]);
  });
});

describe('where outcomes lead', () => {
  it('is by a condition that names it, else by the default flow', () =>
    expect(routesOf(graph, split, ['yes', 'no']).map(({ flow, isDefault }) => [flow, isDefault])).toEqual([['f4', false], ['f5', true]]));
  it('is not known when other conditions decide', () => {
    const mixed = aGraph({ a: { human: true }, x: { conditional: true, standard: 'f3' }, b: {}, c: {} }, ['a>x', 'x>b', 'x>c'], { f2: 'amount > 5' });
    expect(routesOf(mixed, mixed.nodes.get('x')!, ['yes'])[0]?.flow).toBeUndefined();
  });
  it('is changed by writing it into one condition and taking it out of the others', () => {
    expect([...reroute(graph, split, 'part', 'f4')]).toEqual([['f4', '=outcome = "yes" or outcome = "part"']]);
    expect([...reroute(graph, split, 'yes', 'f5')]).toEqual([['f4', undefined]]);
  });
  it('leaves a condition about something else alone', () => {
    const other = aGraph({ a: { human: true }, x: { conditional: true }, b: {}, c: {} }, ['a>x', 'x>b', 'x>c'], { f2: 'amount > 5' });
    expect([...reroute(other, other.nodes.get('x')!, 'yes', 'f2')]).toEqual([]);
  });
});

describe('stepList', () => {
  it('goes straight down along the longest way, indents the others, and points back instead of repeating', () => {
    const { rows, unreached } = stepList(graph);
    expect(rows.map((row) => `${'-'.repeat(row.depth)}${row.jump ? '^' : ''}${row.node.id}`)).toEqual(['start', 'fill', 'check', 'split', '-end', 'pay', 'again', '^check']);
    expect(unreached).toEqual([]);
  });
  it('points ahead from a branch that comes back to the main way', () => {
    const joined = aGraph({ start: { starts: true }, x: { conditional: true }, a: {}, b: {}, c: {}, end: {} }, ['start>x', 'x>a', 'x>b', 'b>c', 'a>end', 'c>end']);
    expect(stepList(joined).rows.map((row) => `${'-'.repeat(row.depth)}${row.jump ? '^' : ''}${row.node.id}`)).toEqual(['start', 'x', '-a', '-^end', 'b', 'c', 'end']);
  });
  it('says what cannot be reached', () => expect(stepList(aGraph({ start: { starts: true }, lost: {} }, [])).unreached.map((node) => node.id)).toEqual(['lost']));
  it('tells what lies in a sub-process below it, and what begins beside the flow at the end', () => {
    const nested = aGraph({ start: { starts: true }, sub: {}, end: {}, in: { starts: true, parent: 'sub' }, inner: { parent: 'sub' }, alarm: { type: 'event-sub-process' }, ring: { starts: true, parent: 'alarm' } }, ['start>sub', 'sub>end', 'in>inner']);
    expect(stepList(nested).rows.map((row) => `${'-'.repeat(row.depth)}${row.node.id}`)).toEqual(['start', 'sub', '-in', '-inner', 'end', 'alarm', '-ring']);
    expect(stepList(nested).unreached).toEqual([]);
  });
});
