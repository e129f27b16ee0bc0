/** A state in the making: one for a run of the engine, one for an event that is applied alone. Nobody else holds what is changed in place here. */
import type { ProcessEvent, ProcessState } from './types';

type MapName = 'tokens' | 'scopes' | 'tasks' | 'timers' | 'waits' | 'asks' | 'copies';
type Entry<M extends MapName> = NonNullable<ProcessState[M]>[string];
export type Changing<T> = { -readonly [K in keyof T]: T[K] };

/** What each event does to a state. */
export type Applies = { readonly [T in ProcessEvent['type']]: (draft: Draft, event: Extract<ProcessEvent, { readonly type: T }>) => void };

/** Without a prototype: no id is ever the same twice, and each would make a shape of its own of any other object. */
function copyOf<T>(map: Readonly<Record<string, T>>): Record<string, T> {
  const copy = Object.create(null) as Record<string, T>;
  for (const id of Object.keys(map)) copy[id] = map[id] as T;
  return copy;
}

export class Draft {
  /** parts may be given others; maps are changed by the methods alone */
  state: Changing<ProcessState>;
  /** maps that are copies already */
  private own: { [M in MapName | 'entered']?: true } = {};

  constructor(from: ProcessState) {
    this.state = { ...from };
  }

  put<M extends MapName>(name: M, id: string, entry: Entry<M>): void {
    this.ownMap(name)[id] = entry;
  }

  /** Nothing where there is no such entry. */
  change<M extends MapName>(name: M, id: string, change: (entry: Entry<M>) => Entry<M>): void {
    const map = this.state[name] as Readonly<Record<string, Entry<M>>> | undefined;
    const entry = map && Object.hasOwn(map, id) ? map[id] : undefined;
    if (entry !== undefined) this.put(name, id, change(entry));
  }

  changeAll<M extends MapName>(name: M, change: (entry: Entry<M>) => Entry<M>): void {
    for (const id of Object.keys(this.state[name] ?? {})) this.change(name, id, change);
  }

  remove(name: MapName, id: string): void {
    if (Object.hasOwn(this.state[name] ?? {}, id)) delete this.ownMap(name)[id];
  }

  /** One more entry of a node. */
  count(node: string): void {
    if (!this.own.entered) this.state.entered = { ...this.state.entered };
    this.own.entered = true;
    (this.state.entered as Record<string, number>)[node] = (this.state.entered[node] ?? 0) + 1;
  }

  /** Another state as a whole. */
  become(state: ProcessState): void {
    this.state = { ...state };
    this.own = {};
  }

  private ownMap<M extends MapName>(name: M): Record<string, Entry<M>> {
    if (!this.own[name]) {
      this.own[name] = true;
      (this.state as Record<MapName, unknown>)[name] = copyOf(this.state[name] ?? {});
    }
    return this.state[name] as Record<string, Entry<M>>;
  }
}
