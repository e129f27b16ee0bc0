/** The cases beside an element or event kind (`cases.json`): a process, what is done to it, and what must be there after each step. */
import type { Json, JsonObject } from '../../../shared/json';
import type { InstanceStatus } from '../../types';

export const KINDS = ['usual', 'interrupted', 'migrated'] as const;

export interface Case {
  /** a sentence about behaviour */
  readonly title: string;
  readonly kind: (typeof KINDS)[number];
  /** what lies inside `<process>`; see xml.ts for what may be written shorter */
  readonly process: string | readonly string[];
  /** other processes by id: called ones, those that wait for the same signal */
  readonly others?: Readonly<Record<string, string | readonly string[]>>;
  /** messages, errors and so on beside the processes, where more than the name matters */
  readonly root?: string;
  /** what the record holds at first */
  readonly record?: JsonObject;
  /** house rules that the process breaks: the engine keeps to the standard all the same */
  readonly breaks?: readonly string[];
  readonly steps: readonly Step[];
}

interface Common {
  /** process whose (last) instance it is about; absent: the one the case is about */
  readonly in?: string;
  /** fields of the record that have changed by then */
  readonly record?: JsonObject;
  readonly expect: Expect;
}
export type Step = Common & (
  | { readonly do: 'start'; readonly vars?: JsonObject; /** a start event of its own */ readonly at?: string }
  | { readonly do: 'complete'; readonly at: string; readonly by?: string; readonly outcome?: string; readonly vars?: JsonObject }
  /** the clock goes to when the timer is due; absent `at`: the first one */
  | { readonly do: 'fire'; readonly at?: string }
  | { readonly do: 'message'; readonly name: string; readonly key?: Json; readonly vars?: JsonObject }
  | { readonly do: 'signal'; readonly name: string; readonly vars?: JsonObject }
  | { readonly do: 'job'; readonly at: string; readonly vars?: JsonObject }
  | { readonly do: 'error'; readonly at: string; readonly code: string; readonly vars?: JsonObject }
  /** an operator sets variables, of the instance or of the running sub-process `at` */
  | { readonly do: 'set'; readonly vars: JsonObject; readonly at?: string }
  /** ad-hoc sub-process `at`: begin an activity, say that it is done */
  | { readonly do: 'begin'; readonly at: string; readonly node: string }
  | { readonly do: 'end'; readonly at: string }
  /** `change`: old text → new text in the process; `plan`: nodes that are called otherwise */
  | { readonly do: 'migrate'; readonly change: readonly (readonly [from: string, to: string])[]; readonly plan?: Readonly<Record<string, string>> }
  | { readonly do: 'terminate' }
);

/** What is not named is not looked at; lists are sorted. */
export interface Expect {
  /** nodes of open tasks */
  readonly open?: readonly string[];
  readonly status?: InstanceStatus;
  readonly endNode?: string;
  readonly error?: string;
  /** these variables have these values */
  readonly vars?: JsonObject;
  /** nodes at which it waits for a message, signal, condition, job or called process */
  readonly waits?: readonly string[];
  /** `node 2026-01-08T00:00`: when timers are due (UTC) */
  readonly timers?: readonly string[];
  /** nodes at which tokens stand */
  readonly tokens?: readonly string[];
  /** `message paid`, `signal flood`, `notify`: what the step asked hosts for */
  readonly sent?: readonly string[];
  /** `code path` of the first reason; the step has changed nothing */
  readonly refused?: string;
  /** the same of the (last) instance of other processes */
  readonly others?: Readonly<Record<string, Expect>>;
}
