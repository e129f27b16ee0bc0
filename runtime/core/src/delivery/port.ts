/** What the delivery of effects asks of a host. One interface, so that memory and server deliver in the same way. */
import type { ProcessCommand } from '../process/types';
import type { Instant, Json, JsonObject } from '../shared/json';
import type { Problem } from '../shared/problem';
import type { CallWork } from '../work/types';

/** `at`: the work that refused, when it is another than the sender */
export type Delivered = { readonly ok: true; readonly workId: string } | { readonly ok: false; readonly problems: readonly Problem[]; readonly at?: string };

/** An instance that waits for a name, with the ids of its waits that match. */
export interface Waiting { readonly workId: string; readonly startedAt: Instant; readonly waits: readonly string[] }
export interface WaitingFor { readonly kind: 'message' | 'signal'; readonly name: string; readonly key?: Json }

/** The start event of a service's process that an event may begin; `pack`: of several packs in use. */
export interface EventStart { readonly pack: string; readonly serviceId: string; readonly node: string }

export interface Calling extends CallWork {
  /** absent: the release of the caller */
  readonly pack?: string;
  readonly version?: string;
}

export interface DeliveryPort {
  /** Apply a command under its id; a second time nothing more happens. */
  command(workId: string, command: ProcessCommand): Promise<Delivered>;
  /** Start a called process, unless its caller no longer waits for it (`call.caller-gone`). */
  call(commandId: string, calling: Calling): Promise<Delivered>;
  /** Start a service by one of its start events. */
  start(commandId: string, start: EventStart, orgId: string, vars: JsonObject): Promise<Delivered>;
  /** The work that a command was applied to, if it was. */
  applied(commandId: string): Promise<string | undefined>;
  /** Instances of the county that wait, in the order of their start; some at a time, those after `last`. */
  waiting(what: WaitingFor, last?: Waiting): Promise<readonly Waiting[]>;
  /** Start events of this name in the releases in use at a unit. */
  starts(kind: WaitingFor['kind'], name: string, orgId: string): Promise<readonly EventStart[]>;
  /** One of many could not take it: an operator must look at it; the others go on. */
  setAside(workId: string, command: ProcessCommand, problems: readonly Problem[]): Promise<void>;
}
