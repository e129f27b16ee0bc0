import type { ProcessState, Wait } from '../process/types';
import type { Json } from '../shared/json';
import type { WaitingFor } from './port';

const isFor = ({ kind, name, key }: WaitingFor) => (wait: Wait): boolean =>
  wait.kind === kind && wait.name === name && (wait.key === undefined || key === undefined || wait.key === key);

/** Waits of an instance that a message or signal is for. */
export const waitsFor = (state: Pick<ProcessState, 'waits'>, what: WaitingFor): string[] => Object.values(state.waits).filter(isFor(what)).map((wait) => wait.id);

const entry = (kind: string, name: string, key?: Json): string => JSON.stringify(key === undefined ? [kind, name] : [kind, name, key]);

/** What an instance waits for, as texts that an index can find: one a wait for a message or signal. */
export const awaitsOf = (state: ProcessState): string[] =>
  [...new Set(Object.values(state.waits).flatMap((wait) => (wait.kind === 'message' || wait.kind === 'signal' ? [entry(wait.kind, wait.name, wait.key)] : [])))].sort();

/** Under which of these texts those are found whom it is for; `from` a text on: all keys of the name. */
export const awaitKeys = ({ kind, name, key }: WaitingFor): { readonly anyOf: readonly string[] } | { readonly from: string } =>
  key === undefined ? { from: entry(kind, name).slice(0, -1) } : { anyOf: [entry(kind, name), entry(kind, name, key)] };
