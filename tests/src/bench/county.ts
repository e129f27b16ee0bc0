/** The workload's county on a real server: 50 stations with a clerk and a head each, one reviewer for all. */
import { applyCommand, applyStart, type Applied, type LoadedWork } from '@liandong/server/durable';
import { aServer, type TestServer, type UnitSeed } from '@liandong/server/testing';
import type { Actor, Program } from '@liandong/core/run';
import { benchPack } from './pack';
import { openData, personFor, STATIONS, stationOf, type Step } from './workload';

export const COUNTY = 'c1';

export interface BenchCounty {
  readonly server: TestServer;
  readonly program: Program;
  actor(username: string): Actor;
  begin(index: number, key: string): Promise<LoadedWork>;
  /** the answer tells which steps are open now, so nobody need ask for them */
  complete(before: LoadedWork, step: Step, index: number): Promise<LoadedWork>;
}

const stations = Array.from({ length: STATIONS }, (_, index) => stationOf(index));
const units: UnitSeed[] = stations.map((id) => ({ id, tier: 'station' }));
const users: Record<string, string[]> = Object.fromEntries([
  ['reviewer', [`REVIEWER@${COUNTY}`]], ...stations.flatMap((id, index) => [[`clerk-${index}`, [`CLERK@${id}`]], [`head-${index}`, [`HEAD@${id}`]]] as const),
]);

function workOf(applied: Applied): LoadedWork {
  if (!applied.ok || !applied.work) throw new Error(JSON.stringify(applied));
  return applied.work;
}
export const openTask = ({ work }: LoadedWork, node: string): string => Object.values(work.state.tasks).find((task) => task.node === node)?.id ?? '';

export async function aBenchCounty(): Promise<BenchCounty> {
  const server = await aServer();
  const { deps, clock } = server;
  await server.seedCounty({ countyId: COUNTY, units, users, packs: [benchPack] });
  const sha = (await deps.packs.inUseAt(COUNTY, 'bench', stationOf(0), clock.now())) ?? '';
  const program = await deps.packs.program(COUNTY, sha);
  if (!program) throw new Error('the pack is not in use');
  const { view, person } = await deps.org.snapshot(COUNTY);
  const actors = new Map(Object.entries(users).flatMap(([username, [grant = '']]) => {
    const [role = '', orgId = ''] = grant.split('@');
    const [holder] = view.holders(role, orgId);
    return holder ? [[username, { userId: holder.userId, name: holder.name, grants: person(holder.userId)?.grants ?? [] }] as const] : [];
  }));
  const actor = (username: string): Actor => actors.get(username) ?? { userId: '', name: '', grants: [] };
  return {
    server, program, actor,
    begin: async (index, key) => {
      clock.advance(1000);
      const input = { serviceId: 'aid', orgId: stationOf(index), data: openData(index) };
      return workOf(await applyStart(deps, { countyId: COUNTY, actor: actor(personFor({ role: 'CLERK' }, index)), commandId: `${key}-start-${index}`, program, input }));
    },
    complete: async (before, step, index) => {
      const taskId = openTask(before, step.node);
      const command = { type: 'CompleteTask', taskId, data: step.data } as const;
      return workOf(await applyCommand(deps, { countyId: COUNTY, actor: actor(personFor(step, index)), commandId: `do-${taskId}`, workId: before.instance._id, command }));
    },
  };
}
