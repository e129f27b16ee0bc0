/** The same over HTTP: a server process of its own, people with sessions, every request checked as any other. */
import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { PASSWORD } from '@liandong/server/testing';
import type { BenchCounty } from './county';
import { lanes, latencyOf, timed, type Latency } from './stats';
import { openData, personFor, STATIONS, stationOf, stepsOf } from './workload';

interface View { readonly id: string; readonly status: string; readonly tasks: readonly { readonly id: string; readonly node: string }[] }
interface Answer { readonly status: number; readonly text: string; readonly cookie: string }

export interface Visitors {
  get(username: string, path: string): Promise<string>;
  post<T>(username: string, path: string, body: object): Promise<T>;
}
export interface ServerProcess extends Visitors {
  /** megabytes that the server has taken at most, and takes now */
  memory(): { readonly peak: number; readonly now: number };
  stop(): Promise<void>;
}

function send(agent: Agent, url: URL, method: string, headers: Record<string, string>, body = ''): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, method, headers: { ...headers, 'Content-Length': Buffer.byteLength(body) } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8'), cookie: (response.headers['set-cookie']?.[0] ?? '').split(';')[0] ?? '' }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

async function visitorsOf(base: string): Promise<Visitors> {
  const agent = new Agent({ keepAlive: true });
  const cookies = new Map<string, string>();
  const call = async (username: string, method: string, path: string, body?: object): Promise<Answer> => {
    const write = body === undefined ? {} : { 'Content-Type': 'application/json', 'X-Liandong': '1', 'Idempotency-Key': randomUUID() };
    const answer = await send(agent, new URL(`${base}/api/v1${path}`), method, { Cookie: cookies.get(username) ?? '', ...write } as Record<string, string>, body === undefined ? '' : JSON.stringify(body));
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return answer;
  };
  const people = ['reviewer', ...Array.from({ length: STATIONS }, (_, index) => [`clerk-${index}`, `head-${index}`]).flat()];
  await lanes(0, people.length, 4, async (index) => {
    const username = people[index] ?? '';
    cookies.set(username, (await call(username, 'POST', '/session', { username, password: PASSWORD })).cookie);
  });
  return { get: async (username, path) => (await call(username, 'GET', path)).text, post: async <T>(username: string, path: string, body: object) => JSON.parse((await call(username, 'POST', path, body)).text) as T };
}

/** A second server on the county's database. `bundle` is what `server/src/testing/process.ts` was built to. */
export async function serverProcess(county: BenchCounty, bundle: string): Promise<ServerProcess> {
  const env = { ...process.env, LIANDONG_TEST_DATABASE: county.server.deps.db.name, LIANDONG_TEST_NOW: county.server.clock.now() };
  const child: ChildProcess = fork(bundle, { env, execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const url = await new Promise<string>((resolve, reject) => {
    child.once('message', (report: { url?: string }) => resolve(report.url ?? ''));
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
  const megabytes = (key: string): number => Math.round(Number(new RegExp(`${key}:\\s+(\\d+)`).exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024);
  return {
    ...(await visitorsOf(url)),
    memory: () => ({ peak: megabytes('VmHWM'), now: megabytes('VmRSS') }),
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.disconnect();
      await ended;
    },
  };
}

export interface HttpThroughput extends Latency { readonly clients: number; readonly completionsPerSecond: number }

async function runInstance(visitors: Visitors, index: number, latencies: number[]): Promise<void> {
  let view = await visitors.post<View>(personFor({ role: 'CLERK' }, index), '/works', { packId: 'bench', serviceId: 'aid', orgId: stationOf(index), data: openData(index) });
  for (const step of stepsOf(index)) {
    const { id, tasks } = view;
    const taskId = tasks.find((task) => task.node === step.node)?.id;
    view = await timed(latencies, () => visitors.post<View>(personFor(step, index), `/works/${id}/commands`, { type: 'CompleteTask', taskId, data: step.data }));
  }
  if (view.status !== 'completed') throw new Error(`instance ${index} has not ended`);
}

export async function httpThroughput(visitors: Visitors, clients: number, instances: number): Promise<HttpThroughput> {
  const latencies: number[] = [];
  const seconds = await lanes(0, instances, clients, (index) => runInstance(visitors, index, latencies));
  return { clients, completionsPerSecond: Math.round(latencies.length / seconds), ...latencyOf(latencies) };
}
