/** Where an event sits says what it does (BPMN 2.0 §10.5): begin, wait, throw, watch an activity, end. Kinds say with what. */
import { problem } from '../../shared/problem';
import type { ElementDefinition, EventKind, EventPosition } from '../element';
import { arm } from '../engine/arm';
import type { Run } from '../engine/run';
import { flowsOf, leave } from '../engine/tokens';
import { mapOutputs } from '../engine/variables';
import { isEventSub } from '../structure';
import type { ProcessModel, ProcessNode } from '../types';
import { EVENTS } from './registry';

const kinds = new Map(EVENTS.map((event) => [event.kind, event]));
const isHere = (run: Run, node: ProcessNode, token: string): boolean => run.state.status === 'running' && run.state.tokens[token]?.node === node.id;

/** Throw every event of the node; true: the token still stands here and nothing holds it. */
function thrown(run: Run, node: ProcessNode, token: string): boolean {
  let waits = false;
  for (const { kind, props } of node.events ?? []) if (isHere(run, node, token)) waits = kinds.get(kind)?.throws?.(run, node, token, props) === true || waits;
  return !waits && isHere(run, node, token);
}

const pass: ElementDefinition['enter'] = (run, node, token) => leave(run, token, node, flowsOf(run, node, token));
const ENTER: Readonly<Record<EventPosition, ElementDefinition['enter']>> = {
  // what it brought is there already
  start: (run, node, token) => {
    mapOutputs(run, node, token, {});
    pass(run, node, token);
  },
  boundary: pass,
  catch: (run, node, token) => (node.events?.some((event) => event.kind !== 'link') ? arm(run, node, { token }) : pass(run, node, token)),
  throw: (run, node, token) => void (thrown(run, node, token) && pass(run, node, token)),
  end: (run, node, token) => void (thrown(run, node, token) && leave(run, token, node, [])),
};
const BPMN: Readonly<Record<EventPosition, string>> = {
  start: 'bpmn:StartEvent', catch: 'bpmn:IntermediateCatchEvent', throw: 'bpmn:IntermediateThrowEvent', boundary: 'bpmn:BoundaryEvent', end: 'bpmn:EndEvent',
};
const NAMES: Readonly<Record<EventPosition, string>> = { start: 'start-event', catch: 'catch-event', throw: 'throw-event', boundary: 'boundary-event', end: 'end-event' };
/** May they let what they interrupt go on? (BPMN 2.0 table 10.92) */
const CHOICE: Readonly<Partial<Record<EventPosition, readonly EventKind['kind'][]>>> = {
  boundary: ['message', 'timer', 'signal', 'escalation', 'condition'], start: ['message', 'timer', 'signal', 'escalation', 'condition'],
};

/** An event sub-process begins by an event, everything else inside the process by none; errors, escalations and compensation come from inside only. */
function startsHere(node: ProcessNode, model: ProcessModel): boolean {
  const [event] = node.events ?? [];
  if (isEventSub(model.nodes[node.parent ?? ''])) return event !== undefined;
  return event === undefined || (node.parent === undefined && !['error', 'escalation', 'compensation'].includes(event.kind));
}

function lintEvent(node: ProcessNode, model: ProcessModel, position: EventPosition): ReturnType<NonNullable<ElementDefinition['lint']>> {
  const own = (node.events ?? []).flatMap(({ kind, props }) => kinds.get(kind)?.lint?.(node, props, model) ?? []);
  if (position === 'start' && !startsHere(node, model)) return [...own, problem('process.start-place', `/${node.id}`, { node: node.title })];
  if (position !== 'boundary') return own;
  const isHost = model.nodes[node.attachedTo ?? ''] !== undefined && !model.nodes[node.attachedTo ?? '']?.type.endsWith('event') && !model.nodes[node.attachedTo ?? '']?.type.endsWith('gateway');
  return isHost ? own : [...own, problem('process.attached-to', `/${node.id}`, { node: node.title })];
}

const interrupting = (position: EventPosition): NonNullable<ElementDefinition['read']> => (element) => ({ interrupting: position === 'boundary' ? element.cancelActivity !== false : element.isInterrupting !== false });

const thrownBy = (position: EventPosition, kind: EventKind | undefined): Pick<ElementDefinition, 'throws'> => (position === 'end' && kind?.throws ? { throws: kind.throws } : {});

function definitionAt(position: EventPosition, kind?: EventKind): ElementDefinition {
  const type = kind ? `${kind.kind}-${NAMES[position]}` : NAMES[position];
  const choice = kind ? CHOICE[position]?.includes(kind.kind) : false;
  return {
    type,
    ...(BASIC.includes(type) ? { basic: true as const } : {}),
    bpmnType: BPMN[position],
    ...(kind ? { eventType: kind.definition } : {}),
    group: 'event',
    ...(kind?.kind === 'message' && (position === 'catch' || position === 'boundary') ? { human: 'offer' as const } : {}),
    properties: { ...kind?.properties, ...(choice ? { interrupting: { type: 'boolean' } } : {}) },
    ...(choice ? { read: interrupting(position) } : {}),
    enter: ENTER[position],
    ...thrownBy(position, kind),
    undone: (run, node, token) => {
      const event = node.events?.map((entry) => kinds.get(entry.kind)).find((entry) => entry?.undone);
      event?.undone?.(run, node, token);
    },
    lint: (node, model) => lintEvent(node, model, position),
  };
}

const BASIC = ['start-event', 'end-event', 'timer-catch-event', 'timer-boundary-event', 'message-catch-event'];
const NONE: readonly EventPosition[] = ['start', 'throw', 'end'];
/** All events there are: without a definition, and each kind wherever it may sit. */
export const EVENT_ELEMENTS: readonly ElementDefinition[] = [
  ...NONE.map((position) => definitionAt(position)),
  ...EVENTS.flatMap((kind) => kind.positions.map((position) => definitionAt(position, kind))),
].sort((a, b) => (a.type < b.type ? -1 : 1));
