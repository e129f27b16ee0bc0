/** The state under the names of the new model. What has no place there any more and is not waited at is left as it was (history). */
import type { Done, Passed, ProcessState, Scope, Undo } from '../types';

interface Names { readonly nodes: Readonly<Record<string, string>>; readonly flows: Readonly<Record<string, string>> }

const mapValues = <T>(map: Readonly<Record<string, T>>, change: (value: T) => T): Readonly<Record<string, T>> => Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value)]));

export function renameState(state: ProcessState, names: Names): ProcessState {
  const node = (id: string): string => (Object.hasOwn(names.nodes, id) ? (names.nodes[id] ?? id) : id);
  const flow = (id: string): string => (Object.hasOwn(names.flows, id) ? (names.flows[id] ?? id) : id);
  const at = <T extends { readonly node: string }>(entry: T): T => ({ ...entry, node: node(entry.node) });
  const done = (entry: Done): Done => ({ ...at(entry), ...(entry.inside ? { inside: entry.inside.map(done) } : {}) });
  const passed = (note: Passed): Passed => {
    if (note.kind === 'join') return { ...at(note), parts: note.parts.map((part) => ({ ...part, ...(part.flow === undefined ? {} : { flow: flow(part.flow) }) })) };
    return note.kind === 'sub' ? { ...at(note), passed: note.passed.map(passed) } : at(note);
  };
  const scope = (entry: Scope): Scope => ({ ...at(entry), done: entry.done.map(done), ...(entry.passed ? { passed: entry.passed.map(passed) } : {}) });
  const undo = (entry: Undo): Undo => ({ ...entry, ...(entry.node === undefined ? {} : { node: node(entry.node) }), ...(entry.open ? { open: scope(entry.open) } : {}) });
  const entered: Record<string, number> = {};
  for (const [id, count] of Object.entries(state.entered)) entered[node(id)] = Math.max(entered[node(id)] ?? 0, count);
  return {
    ...state,
    tokens: mapValues(state.tokens, (token) => ({ ...at(token), ...(token.flow === undefined ? {} : { flow: flow(token.flow) }), ...(token.undoing ? { undoing: token.undoing.map(undo) } : {}) })),
    scopes: mapValues(state.scopes, scope),
    tasks: mapValues(state.tasks, (task) => ({ ...at(task), ...(task.returned ? { returned: { ...task.returned, from: node(task.returned.from) } } : {}) })),
    timers: mapValues(state.timers, at),
    waits: mapValues(state.waits, at),
    done: state.done.map(done),
    ...(state.passed ? { passed: state.passed.map(passed) } : {}),
    ...(state.asks ? { asks: mapValues(state.asks, at) } : {}),
    ...(state.copies ? { copies: mapValues(state.copies, (copy) => (copy.node === undefined ? copy : { ...copy, node: node(copy.node) })) } : {}),
    visits: state.visits.map(at),
    entered,
  };
}
