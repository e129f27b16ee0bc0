/** The first page of a station's list: 20 open steps by due time, in the store and over HTTP. */
import { listTasks } from '@liandong/server/durable';
import { pagesOf } from './clone';
import { type BenchCounty, COUNTY } from './county';
import type { Visitors } from './http';
import { latencyOf, timed, type Latency } from './stats';
import { personFor, stationOf } from './workload';

const PAGE = 20;

export async function pageInStore(county: BenchCounty): Promise<Latency> {
  const latencies: number[] = [];
  for (const index of [...pagesOf(), ...pagesOf()]) {
    const { userId } = county.actor(personFor({ role: 'CLERK' }, index));
    const keys = [`user:${userId}`, `CLERK@${stationOf(index)}`];
    await timed(latencies, () => listTasks(county.server.deps, COUNTY, { box: 'todo', keys, userId }, PAGE));
  }
  return latencyOf(latencies.slice(latencies.length / 2));
}

export async function pageOverHttp(visitors: Visitors): Promise<Latency> {
  const latencies: number[] = [];
  for (const index of [...pagesOf(), ...pagesOf()]) await timed(latencies, () => visitors.get(personFor({ role: 'CLERK' }, index), `/tasks?box=todo&limit=${PAGE}`));
  return latencyOf(latencies.slice(latencies.length / 2));
}
