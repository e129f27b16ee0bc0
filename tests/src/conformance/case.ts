/** Words of a case: what is done, and what must hold after it. README.md tells what each means. */
import type { JsonObject, ProcessModel } from '@liandong/core/run';

export interface Expectation {
  readonly tasks?: readonly string[];
  readonly absent?: readonly string[];
  readonly waiting?: readonly string[];
  readonly waitingCount?: number | Readonly<Record<string, number>>;
  readonly instances?: number;
  readonly error?: boolean;
  readonly enabled?: readonly string[];
  /** some of the variables of the instance started last */
  readonly variables?: JsonObject;
  /** how the instance started last is */
  readonly status?: string;
}

export interface CaseStep {
  readonly do: string;
  readonly process?: string;
  readonly variables?: JsonObject;
  readonly businessKey?: string;
  readonly task?: string;
  readonly times?: number;
  readonly onlyTask?: boolean;
  readonly message?: string;
  readonly receiver?: string;
  readonly signal?: string;
  readonly activity?: string;
  readonly by?: string;
  readonly instance?: number;
  readonly adHoc?: string;
  /** throwError: of the BPMN error */
  readonly code?: string;
  /** migrate: to this process, old node id → new one */
  readonly to?: string;
  readonly nodes?: Readonly<Record<string, string>>;
  readonly expect?: Expectation;
}

export interface Case {
  readonly id: string;
  readonly files: readonly string[];
  readonly steps: readonly CaseStep[];
}
/** A case with the processes of its files. */
export interface ReadyCase extends Omit<Case, 'files'> { readonly models: readonly ProcessModel[] }
