import { describe, expect, it } from '@jest/globals';
import { KNOWN } from './dialect';
import { fitsAt, fitsIn, fitsOn, follows, replacementsFor, type Scope } from './fit';

const entry = (type: string) => KNOWN.find((one) => one.type === type)!;
const inside = (scope: Scope) => (type: string): boolean => fitsIn(entry(type), scope);

describe('where an element may stand', () => {
  it('is by what begins there: processes by most events, sub-processes by none, event sub-processes by one', () => {
    expect(['start-event', 'message-start-event', 'error-start-event'].map(inside(undefined))).toEqual([true, true, false]);
    expect(['start-event', 'message-start-event', 'error-start-event'].map(inside('sub-process'))).toEqual([true, false, false]);
    expect(['start-event', 'message-start-event', 'error-start-event'].map(inside('event-sub-process'))).toEqual([false, true, true]);
  });
  it('is without beginning and end where steps are chosen freely', () => expect(['start-event', 'end-event', 'user-task'].map(inside('ad-hoc-sub-process'))).toEqual([false, false, true]));
  it('ends a transaction only inside one', () => expect([inside('transaction')('cancel-end-event'), inside(undefined)('cancel-end-event')]).toEqual([true, false]));
  it('is the edge of a step or sub-process, for events of the edge', () => {
    const hosts = ['user-task', 'call-activity', 'event-sub-process', 'exclusive-gateway', 'transaction'].map(entry);
    expect(hosts.map((host) => fitsAt(entry('signal-boundary-event'), host))).toEqual([true, true, false, false, true]);
    expect(hosts.map((host) => fitsAt(entry('cancel-boundary-event'), host))).toEqual([false, false, false, false, true]);
    expect(fitsAt(entry('user-task'), hosts[0])).toBe(false);
    expect(inside(undefined)('timer-boundary-event')).toBe(false);
  });
});

describe('what may follow', () => {
  it('is what waits, behind an event-based gateway', () =>
    expect(['signal-catch-event', 'receive-task', 'user-task'].map((type) => follows(entry(type), entry('event-based-gateway')))).toEqual([true, true, false]));
  it('is a step that undoes, behind a compensation event', () =>
    expect(['service-task', 'exclusive-gateway'].map((type) => follows(entry(type), entry('compensation-boundary-event')))).toEqual([true, false]));
  it('is nothing behind ends and jumps', () => expect(['end-event', 'terminate-end-event', 'link-throw-event'].map((type) => follows(entry('user-task'), entry(type)))).toEqual([false, false, false]));
  it('is put on a flow when it has a way in and a way out', () =>
    expect(['sub-process', 'event-sub-process', 'link-catch-event', 'end-event', 'signal-throw-event'].map((type) => fitsOn(entry(type), entry('user-task'), undefined))).toEqual([true, false, false, false, true]));
});

describe('what an element may be turned into', () => {
  const types = (element: Parameters<typeof replacementsFor>[0], scope?: Scope) => replacementsFor(element, scope).map((one) => one.type);
  it('is of its own kind', () => {
    expect(replacementsFor({ $type: 'bpmn:UserTask' }, undefined).every((one) => one.group === 'task')).toBe(true);
    expect(replacementsFor({ $type: 'bpmn:ExclusiveGateway' }, undefined).every((one) => one.group === 'gateway')).toBe(true);
    expect(types({ $type: 'bpmn:SubProcess' })).toEqual(['ad-hoc-sub-process', 'transaction']);
    expect(types({ $type: 'bpmn:CallActivity' })).toEqual([]);
  });
  it('fits where it stands', () => {
    expect(types({ $type: 'bpmn:EndEvent' })).not.toContain('cancel-end-event');
    expect(types({ $type: 'bpmn:EndEvent' }, 'transaction')).toContain('cancel-end-event');
    expect(types({ $type: 'bpmn:StartEvent' }, 'sub-process')).toEqual([]);
  });
  it('keeps jumps apart from events that wait', () => expect(types({ $type: 'bpmn:IntermediateThrowEvent', eventDefinitions: [{ $type: 'bpmn:LinkEventDefinition' }] })).toEqual([]));
});
