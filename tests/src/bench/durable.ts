/** Completions a second of the durable host in process: everything counts (starting, completing), as for the peers. */
import type { BenchCounty } from './county';
import { cpuEach, cpuOf, type Cpu } from './cpu';
import { lanes, latencyOf, timed, type Latency } from './stats';
import { stepsOf } from './workload';

export interface Throughput extends Latency {
  readonly clients: number;
  readonly completionsPerSecond: number;
  readonly tripsPerCompletion: number;
  /** milliseconds of processor time a completion */
  readonly cpu: Cpu;
}

export async function runInstance(county: BenchCounty, index: number, key: string, latencies: number[]): Promise<void> {
  let work = await county.begin(index, key);
  for (const step of stepsOf(index)) {
    const before = work;
    work = await timed(latencies, () => county.complete(before, step, index));
  }
  if (work.instance.status !== 'completed') throw new Error(`instance ${index} has not ended`);
}

/** Requests that the database has answered so far. */
async function answered({ server }: BenchCounty): Promise<number> {
  const { network } = (await server.deps.db.db?.admin().serverStatus()) as { network: { numRequests: number } };
  return network.numRequests;
}

let runs = 0;
export async function throughput(county: BenchCounty, clients: number, instances: number): Promise<Throughput> {
  runs += 1;
  const [key, latencies, before, cpu] = [`run${runs}`, [] as number[], await answered(county), await cpuOf(county)];
  const seconds = await lanes(0, instances, clients, (index) => runInstance(county, index, key, latencies));
  const trips = (await answered(county)) - before;
  return {
    clients, completionsPerSecond: Math.round(latencies.length / seconds), tripsPerCompletion: Number((trips / latencies.length).toFixed(1)), cpu: cpuEach(cpu, await cpuOf(county), latencies.length), ...latencyOf(latencies),
  };
}
