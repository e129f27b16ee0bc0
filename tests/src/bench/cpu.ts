/** Processor time of this process and of mongod: tells what something costs also while others use the machine. */
import { readFileSync } from 'node:fs';
import type { TestServer } from '@liandong/server/testing';

export interface Cpu { readonly node: number; readonly mongod: number }
const TICK_MS = 10;

function ticksOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
}

export async function cpuOf({ server }: { readonly server: TestServer }): Promise<Cpu> {
  const { user, system } = process.cpuUsage();
  const { pid } = (await server.deps.db.db?.admin().serverStatus()) as { pid: unknown };
  return { node: (user + system) / 1000, mongod: ticksOf(Number(pid)) * TICK_MS };
}

/** Milliseconds of processor time for each of `count`. */
export const cpuEach = (before: Cpu, after: Cpu, count: number): Cpu => ({ node: Number(((after.node - before.node) / count).toFixed(2)), mongod: Number(((after.mongod - before.mongod) / count).toFixed(2)) });
