/** The engine alone: form checked, step decided, events applied; no store at all. */
import { commandIds, decide, decideStart, orgView, workingCalendar, type Ctx, type OrgUnit, type Program, type Work, type WorkOutcome } from '@liandong/core/run';
import { compileProgram } from '@liandong/core/compile';
import { benchPack } from './pack';
import { latencyOf, type Latency } from './stats';
import { openData, personFor, STATIONS, stationOf, stepsOf, type Step } from './workload';

export interface InMemory extends Latency { readonly completionsPerSecond: number; readonly stateBytes: number; readonly tenTokensBytes: number; /** the other workload: sub-process with a time limit, then three side by side */ readonly caseCompletionsPerSecond: number }

const COUNTY = 'c1';
const units: OrgUnit[] = [
  { id: COUNTY, parentId: null, tier: 'county', name: COUNTY, path: [] },
  ...Array.from({ length: STATIONS }, (_, index): OrgUnit => ({ id: stationOf(index), parentId: COUNTY, tier: 'station', name: stationOf(index), path: [COUNTY] })),
];
const grantOf = (role: Step['role'], index: number) => ({ role, orgId: role === 'REVIEWER' ? COUNTY : stationOf(index) });
const holders = Array.from({ length: STATIONS }, (_, index) => index).flatMap((index) =>
  (['CLERK', 'HEAD', ...(index === 0 ? (['REVIEWER'] as const) : [])] as const).map((role) => ({ ...grantOf(role, index), userId: personFor({ role }, index), name: personFor({ role }, index) })));
const org = orgView(units, holders);
const calendar = workingCalendar();
const NOW = '2026-11-24T01:00:00.000Z';

const ctxOf = (role: Step['role'], index: number, commandId: string): Ctx => {
  const userId = personFor({ role }, index);
  return { now: NOW, actor: { userId, name: userId, grants: [grantOf(role, index)] }, newId: commandIds(commandId), org, calendar, params: {} };
};

function workOf(outcome: WorkOutcome): Work {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.work;
}

/** One instance to its end; the bytes of its state when it waits for the first approval. */
function runInstance(program: Program, index: number, latencies: number[]): number {
  let work = workOf(decideStart(program, { id: `s${index}`, serviceId: 'aid', orgId: stationOf(index), data: openData(index) }, ctxOf('CLERK', index, `s${index}`)));
  let bytes = 0;
  for (const [at, step] of stepsOf(index).entries()) {
    const taskId = Object.values(work.state.tasks).find((task) => task.node === step.node)?.id ?? '';
    const id = `c${index}-${at}`;
    const began = performance.now();
    work = workOf(decide(program, work, { type: 'CompleteTask', id, taskId, data: step.data }, ctxOf(step.role, index, id)));
    latencies.push(performance.now() - began);
    if (at === 0) bytes = JSON.stringify(work.state).length;
  }
  if (work.state.status !== 'completed') throw new Error(`instance ${index} has not ended`);
  return bytes;
}

/** One case to its end; how many steps were completed. */
function runCase(program: Program, index: number): number {
  let work = workOf(decideStart(program, { id: `k${index}`, serviceId: 'case', orgId: stationOf(index), data: openData(index) }, ctxOf('CLERK', index, `k${index}`)));
  let count = 0;
  for (let [task] = Object.values(work.state.tasks); task !== undefined; [task] = Object.values(work.state.tasks)) {
    const id = `k${index}-${count}`;
    work = workOf(decide(program, work, { type: 'CompleteTask', id, taskId: task.id, data: { approved: true } }, ctxOf(task.node === 'intake' ? 'CLERK' : 'HEAD', index, id)));
    count += 1;
  }
  if (work.state.status !== 'completed') throw new Error(`case ${index} has not ended`);
  return count;
}

function caseSpeed(program: Program, instances: number): number {
  const began = performance.now();
  let count = 0;
  for (let index = 0; index < instances; index += 1) count += runCase(program, index);
  return Math.round(count / ((performance.now() - began) / 1000));
}

export async function inMemory(instances: number): Promise<InMemory> {
  const { program } = await compileProgram(benchPack);
  if (!program) throw new Error('the pack does not compile');
  for (let index = 0; index < Math.min(instances, 1000); index += 1) runInstance(program, index, []);
  const latencies: number[] = [];
  const began = performance.now();
  let stateBytes = 0;
  for (let index = 0; index < instances; index += 1) stateBytes = Math.max(stateBytes, runInstance(program, index, latencies));
  const completionsPerSecond = Math.round(latencies.length / ((performance.now() - began) / 1000));
  const sides = workOf(decideStart(program, { id: 'sides', serviceId: 'sides', orgId: stationOf(0), data: openData(0) }, ctxOf('CLERK', 0, 'sides')));
  return { completionsPerSecond, stateBytes, tenTokensBytes: Buffer.byteLength(JSON.stringify(sides.state)), caseCompletionsPerSecond: caseSpeed(program, instances), ...latencyOf(latencies) };
}
