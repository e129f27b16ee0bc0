import { SYSTEM, type JsonObject } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import { applyCommand, type CommandBody } from '../commit';
import { readersOf } from '../readers';
import { Unfinished, type EffectHandlers } from './outbox';

/** What a service task asks for. */
export interface ServiceJob { readonly id: string; readonly countyId: string; readonly workId: string; readonly recordId: string; readonly vars: JsonObject }
/** Variables for the process, or an error that its model may catch. A handler that throws is asked again later. */
export type JobAnswer = { readonly vars: JsonObject } | { readonly error: string; readonly vars?: JsonObject };
/** May be called again with the same job id, when a crash came between it and its answer. */
export type JobHandler = (deps: Deps, job: ServiceJob) => Promise<JobAnswer>;

/** Nobody waits for the answer any more: the step was interrupted, or its work has ended. */
const GONE = ['process.finished', 'process.wait-unknown'];

const commandOf = (jobId: string, answer: JobAnswer): CommandBody =>
  'error' in answer ? { type: 'ThrowError', jobId, code: answer.error, vars: answer.vars ?? {} } : { type: 'CompleteJob', jobId, vars: answer.vars };

/** Services of the host by the type that a service task names: each answer is a command on the instance that asked. */
export const jobEffects = (handlers: Readonly<Record<string, JobHandler>>): EffectHandlers =>
  Object.fromEntries(Object.entries(handlers).map(([type, handle]): [string, EffectHandlers[string]] => [type, async (deps, { payload }, { countyId, workId, recordId }) => {
    const jobId = String(payload.jobId);
    const commandId = `job:${jobId}`;
    if (await readersOf(deps.db).command(countyId, commandId)) return;
    const answer = await handle(deps, { id: jobId, countyId, workId, recordId, vars: payload.vars as JsonObject });
    const applied = await applyCommand(deps, { countyId, actor: SYSTEM, commandId, workId, command: commandOf(jobId, answer) });
    if (!applied.ok && !GONE.includes(applied.problems[0]?.code ?? '')) throw new Unfinished(applied.problems);
  }]));
