/** What each effect between instances means, step by step; every command has an id that follows from the effect, so that a repeat is recognised. */
import type { Effect } from '../process/types';
import type { Instant, Json, JsonObject } from '../shared/json';
import { problem, type Problem } from '../shared/problem';
import type { Calling, Delivered, DeliveryPort, Waiting } from './port';

/** The instance that the effect comes from, and when it was asked for. */
export interface Sender { readonly workId: string; readonly orgId: string; readonly at: Instant }
type Deliver = (effect: Effect, from: Sender, port: DeliveryPort) => Promise<Delivered>;

export interface Message { readonly id: string; readonly name: string; readonly key?: Json; readonly vars: JsonObject; readonly orgId: string }
export interface Signal { readonly id: string; readonly name: string; readonly vars: JsonObject; readonly orgId: string; readonly at: Instant; /** has had it already */ readonly from?: string }

const codeOf = (delivered: Delivered): string => (delivered.ok ? '' : (delivered.problems[0]?.code ?? ''));
/** Whom it was for has ended or no longer waits: there is nothing left to tell him. */
const GONE: readonly string[] = ['process.finished', 'process.wait-unknown', 'process.signal-unmatched', 'call.caller-gone'];
const orGone = (workId: string, delivered: Delivered): Delivered => (GONE.includes(codeOf(delivered)) ? { ok: true, workId } : delivered);

async function sentBefore({ id }: Message, port: DeliveryPort): Promise<Delivered | undefined> {
  const workId = await port.applied(id);
  return workId === undefined ? undefined : { ok: true, workId };
}

/** A message has one addressee: a wait, or where nobody waits a start event. None or many are a problem of the sender. */
export async function sendMessage(message: Message, port: DeliveryPort): Promise<Delivered> {
  const sent = (await sentBefore(message, port)) ?? (await send(message, port));
  // whoever it was for no longer waits when another server has told him meanwhile
  return sent.ok ? sent : ((await sentBefore(message, port)) ?? sent);
}

async function send({ id, name, key, vars, orgId }: Message, port: DeliveryPort): Promise<Delivered> {
  const of = key === undefined ? {} : { key };
  const waits = (await port.waiting({ kind: 'message', name, ...of })).flatMap(({ workId, waits: ids }) => ids.map((waitId) => ({ workId, waitId })));
  const [wait] = waits;
  if (wait) return waits.length > 1 ? many(name, waits.length) : port.command(wait.workId, { type: 'DeliverMessage', id, name, vars, waitId: wait.waitId, ...of });
  const starts = await port.starts('message', name, orgId);
  const [start] = starts;
  if (start) return starts.length > 1 ? many(name, starts.length) : port.start(id, start, orgId, vars);
  return { ok: false, problems: [problem('process.message-unmatched', '/name', { name })] };
}
const many = (name: string, count: number): Delivered => ({ ok: false, problems: [problem('process.message-ambiguous', '/name', { name, count })] });

async function* everyWaiting(name: string, port: DeliveryPort): AsyncGenerator<Waiting> {
  let last: Waiting | undefined;
  do {
    const page = await port.waiting({ kind: 'signal', name }, last);
    yield* page;
    last = page.at(-1);
  } while (last);
}

/**
 * A signal reaches all instances that wait for it and were begun by then, in the order of their start, and then every start event of its
 * name at the unit it comes from. Stopped half-way it is told again from the beginning: who has had it knows the command.
 */
export async function broadcast({ id, name, vars, orgId, at, from }: Signal, port: DeliveryPort): Promise<Delivered> {
  for await (const { workId, startedAt } of everyWaiting(name, port)) {
    if (startedAt > at) break;
    if (workId === from) continue;
    const command = { type: 'DeliverSignal', id: `${id}:${workId}`, name, vars } as const;
    const told = orGone(workId, await port.command(workId, command));
    if (!told.ok) await port.setAside(workId, command, told.problems);
  }
  const problems: Problem[] = [];
  const begun: string[] = [];
  for (const start of await port.starts('signal', name, orgId)) {
    const started = await port.start(`${id}:${start.pack}:${start.serviceId}:${start.node}`, start, orgId, vars);
    if (started.ok) begun.push(started.workId);
    else problems.push(...started.problems);
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, workId: begun[0] ?? '' };
}

interface Ended { readonly instanceId: string; readonly childId: string; readonly vars: JsonObject; readonly error?: string }

async function tellCaller({ instanceId, childId, vars, error }: Ended, port: DeliveryPort): Promise<Delivered> {
  const told = orGone(instanceId, await port.command(instanceId, { type: 'EndChild', id: `end:${childId}`, childId, vars, ...(error === undefined ? {} : { error }) }));
  return told.ok ? told : { at: instanceId, ...told };
}

const DELIVERIES: Readonly<Record<string, Deliver>> = {
  'liandong:call': async ({ payload }, { workId }, port) => {
    const calling = payload as unknown as Calling;
    return orGone(workId, await port.call(`call:${calling.childId}`, calling));
  },
  'liandong:cancel-child': async ({ payload }, { workId }, port) => {
    const childId = String(payload.childId);
    const cancelled = await port.command(childId, { type: 'CancelInstance', id: `cancel:${childId}` });
    // it was never begun, and will not be any more: its caller need not wait for an answer
    if (codeOf(cancelled) === 'work.not-found') return tellCaller({ instanceId: workId, childId, vars: {} }, port);
    return orGone(childId, cancelled);
  },
  'liandong:end-child': ({ payload }, _from, port) => tellCaller(payload as unknown as Ended, port),
  'liandong:escalate-parent': async ({ id, payload }, _from, port) => {
    const caller = String(payload.instanceId);
    const told = orGone(caller, await port.command(caller, { type: 'EscalateChild', id: `escalate:${id}`, childId: String(payload.childId), code: String(payload.code) }));
    return told.ok ? told : { at: caller, ...told };
  },
  'liandong:message': ({ id, payload }, { orgId }, port) => sendMessage({ ...(payload as unknown as Message), id: `message:${id}`, orgId }, port),
  'liandong:signal': ({ id, payload }, { orgId, at }, port) => broadcast({ ...(payload as unknown as Signal), id: `signal:${id}`, orgId, at }, port),
};

export const DELIVERED: readonly string[] = Object.keys(DELIVERIES);
export const isDelivered = (effect: Effect): boolean => DELIVERED.includes(effect.type);

/** Deliver an effect that is for another instance; may be called again with the same effect. */
export async function deliver(effect: Effect, from: Sender, port: DeliveryPort): Promise<Delivered> {
  const act = Object.hasOwn(DELIVERIES, effect.type) ? DELIVERIES[effect.type] : undefined;
  return act ? act(effect, from, port) : { ok: false, problems: [problem('effect.unknown-type', '', { type: effect.type })] };
}
