import type { ProcessCommand } from '@liandong/core/run';
import type { Command, Entry, History } from './history';
import type { Decided, Machine, Standing } from './machine';

type WithoutId<T> = T extends { readonly id: string } ? Omit<T, 'id'> : never;
export type Saying = WithoutId<Exclude<Command, { type: 'FireTimer' }>>;

/** Decides commands, keeps what came of the accepted ones. Refused ones leave nothing. */
export class Recorder {
  readonly entries: Entry[] = [];
  readonly standing = new Map<string, Standing>();
  private count = 0;

  constructor(readonly name: string, readonly machine: Machine, public now: string) {}

  say(by: string, work: string | undefined, saying: Saying, data?: Entry['data']): Decided {
    this.count += 1;
    return this.take(by, work, { ...saying, id: `${this.name}-${this.count}` } as Command, data);
  }

  /** The clock goes on to when the timer is due, if that is later. */
  fire(work: string, { id, due }: { readonly id: string; readonly due: string }, data?: Entry['data']): Decided {
    this.now = due > this.now ? due : this.now;
    const command: ProcessCommand = { type: 'FireTimer', id: `timer:${id}`, timerId: id };
    return this.take('system', work, command, data);
  }

  private take(by: string, work: string | undefined, command: Command, data?: Entry['data']): Decided {
    const before = work === undefined ? undefined : this.standing.get(work);
    const said = { at: this.now, by, command, ...(data ? { data } : {}) };
    const decided = this.machine.decide(before, said);
    if (!decided.ok) return decided;
    const after = this.machine.apply(before, decided.events);
    const id = after.state.instanceId;
    this.standing.set(id, after);
    this.entries.push({ work: id, ...said, events: decided.events, ...after });
    return decided;
  }

  history(rest: Pick<History, 'org' | 'people' | 'model'>): History {
    const format = this.entries[0]?.state.format;
    if (format === undefined) throw new Error(`${this.name}: nothing was accepted`);
    return { name: this.name, format, ...rest, entries: this.entries };
  }
}
