/**
 * The engine benchmark's processes: scripts leave words in a trace, the trace is compared. A script is a job, so that what was done before
 * an error stays done, as where the scripts write to a file.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkProcesses } from '@liandong/core/compile';
import { startable, type Job, type JobAnswer, type JsonObject, type ProcessModel, type ProcessState } from '@liandong/core/run';
import { adapt, type Translation } from './adapt';
import type { Answer, Host, Stage } from './host';
import type { CaseResult } from './report';

interface BetsyCase { readonly case: number; readonly variables: JsonObject; readonly startFirst: readonly string[]; readonly start: string; readonly waitMs: number; readonly expectedTrace: readonly string[] }
export interface BetsyProcess {
  readonly file: string;
  readonly name: string;
  readonly cases: readonly BetsyCase[];
  readonly expressions: readonly Translation[];
  readonly disputed?: string | boolean;
}

const BUSY = 'PT10S';
const BUSY_MS = 10_000;
const LONG: Readonly<Record<string, string>> = { WAIT_TEN_SECONDS: '', CREATE_TIMESTAMP_LOG_1: '1', CREATE_TIMESTAMP_LOG_2: '2' };

/** A parallel gateway does not look at conditions (BPMN 2.0 §10.6.4): drawn wrongly, executable all the same. */
const IGNORED = 'bpmn.condition-place';

/** What the scripts of one run leave behind. */
class Trace {
  readonly words: string[] = [];
  readonly data: unknown[] = [];
  hasMarker = false;
  /** scripts that take their time */
  open: { readonly jobId: string; readonly instanceId: string; readonly log: string; readonly round: number }[] = [];
  readonly intervals: { readonly log: string; readonly round: number }[] = [];
  round = 0;

  constructor(private readonly models: ReadonlyMap<string, ProcessModel>) {}

  work = (job: Job, state: ProcessState): JobAnswer | undefined => {
    const script = String(this.models.get(state.process)?.nodes[job.node]?.props.script ?? '');
    const log = LONG[script];
    if (log !== undefined) {
      this.open.push({ jobId: job.jobId, instanceId: job.instanceId, log, round: this.round });
      return undefined;
    }
    return this.quick(script, state);
  };

  private quick(script: string, { vars }: ProcessState): JobAnswer {
    if (/^SCRIPT_/.test(script)) this.words.push(script);
    if (script === 'CREATE_MARKER_FILE') this.hasMarker = true;
    if (script === 'LOG_DATA') this.data.push(vars.data);
    if (script === 'INCREMENT_INTEGER_VARIABLE_AND_LOG') this.words.push('INCREMENT');
    if (script.startsWith('INCREMENT_INTEGER_VARIABLE')) return { vars: { integerVariable: Number(vars.integerVariable ?? 0) + 1 } };
    if (script === 'SET_STRING_DATA') return { vars: { data: 'String' } };
    return script === 'THROW_ERROR' ? { error: 'ERR_CODE' } : { vars: {} };
  }
}

/** Scripts that run for ten seconds end; in an ad-hoc sub-process without people everything happens once, and then it is done. */
async function goOn(stage: Stage, trace: Trace, models: ReadonlyMap<string, ProcessModel>, begun: Set<string>): Promise<boolean> {
  const { open } = trace;
  trace.open = [];
  if (open.length > 0) {
    trace.round += 1;
    await stage.advance(BUSY);
    trace.intervals.push(...open);
    for (const { instanceId, jobId } of open) await stage.command(instanceId, { type: 'CompleteJob', jobId, vars: {} });
    return true;
  }
  for (const state of await stage.states())
    for (const scope of Object.values(state.scopes)) {
      const model = models.get(state.process);
      if (!model || model.nodes[scope.node]?.type !== 'ad-hoc-sub-process') continue;
      const next = startable(model, scope.node).find(({ id }) => !begun.has(`${scope.id} ${id}`));
      if (!next && Object.values(state.tokens).some((token) => token.scope === scope.id)) continue;
      if (next) begun.add(`${scope.id} ${next.id}`);
      await stage.command(state.instanceId, next ? { type: 'StartActivity', scopeId: scope.id, node: next.id } : { type: 'CompleteAdHoc', scopeId: scope.id });
      return true;
    }
  return false;
}

function words(trace: Trace, { expectedTrace }: BetsyCase, failed: readonly string[]): string[] {
  const overlap = trace.intervals.some((one) => one.log === '1' && trace.intervals.some((other) => other.log === '2' && other.round === one.round));
  const isLoose = expectedTrace.includes('ERROR');
  return [
    ...trace.words, ...failed.map((word) => (isLoose && word !== 'ERROR_thrownErrorEvent' ? 'ERROR' : word)),
    ...(trace.hasMarker && expectedTrace.includes('MARKER_exists') ? ['MARKER_exists'] : []), ...(trace.data.includes('String') ? ['DATA_correct'] : []), ...(overlap ? ['EXECUTION_parallel'] : []),
  ].sort();
}

async function play(one: BetsyCase, list: readonly ProcessModel[], host: Host): Promise<string[]> {
  const models = new Map(list.map((model) => [model.id, model]));
  const trace = new Trace(models);
  const stage = await host.open({ models: list, job: trace.work });
  try {
    let answer: Answer = { ok: true, instances: [] };
    for (const process of one.startFirst) await stage.start(process, {});
    answer = await stage.start(one.start, one.variables);
    const begun = new Set<string>();
    for (let round = 0; round < 100 && (await goOn(stage, trace, models, begun)); round += 1) continue;
    const left = one.waitMs - trace.round * BUSY_MS;
    if (left > 0) await stage.advance(`PT${left / 1000}S`);
    const refused = [...(answer.ok ? [] : answer.codes), ...(await stage.refused())];
    const uncaught = (await stage.states()).filter(({ status }) => status === 'failed');
    return words(trace, one, [...(refused.length > 0 ? ['ERROR_runtime'] : []), ...uncaught.map(() => 'ERROR_thrownErrorEvent')]);
  } finally {
    await stage.close();
  }
}

export async function runBetsy(folder: string, processes: readonly BetsyProcess[], host: Host): Promise<CaseResult[]> {
  const results: CaseResult[] = [];
  for (const { file, name, cases, expressions, disputed } of processes) {
    const xml = readFileSync(join(folder, file), 'utf8');
    const { models, findings } = await adapt(xml, { expressions });
    const rejected = findings.length > 0 || (await checkProcesses(xml)).some(({ severity, code }) => severity === 'error' && code !== IGNORED);
    for (const one of cases) {
      const expected = [...one.expectedTrace].sort();
      const got = rejected ? [expected.includes('ERROR') ? 'ERROR' : 'ERROR_deployment'] : await play(one, models, host);
      const ok = JSON.stringify(got) === JSON.stringify(expected);
      results.push({ id: `${name}/${one.case}`, ok, ...(ok ? {} : { step: file, expected, got, ...(findings[0] === undefined ? {} : { error: findings[0] }) }), ...(disputed ? { disputed: true } : {}) });
    }
  }
  return results;
}
