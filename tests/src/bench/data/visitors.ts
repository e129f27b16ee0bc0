/** People with sessions on a server of its own process; every request is checked as any other. */
import { fork, type ChildProcess } from 'node:child_process';
import { aClient, PASSWORD, type Client } from '@liandong/server/testing';
import type { DataCounty } from './county';

export interface Visitors {
  /** @throws when it is refused */
  get(username: string, path: string): Promise<unknown>;
  post(username: string, path: string, body: object): Promise<unknown>;
  /** run one of the server's jobs once, in its process */
  job(name: string): Promise<void>;
  stop(): Promise<void>;
}

interface Report { readonly id: number; readonly url?: string; readonly error?: string }

/** `bundle` is what `server/src/testing/process.ts` was built to. */
export async function visitors({ server, users }: DataCounty, bundle: string): Promise<Visitors> {
  const env = { ...process.env, LIANDONG_TEST_DATABASE: server.deps.db.name, LIANDONG_TEST_NOW: server.clock.now() };
  const child: ChildProcess = fork(bundle, { env, execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const reports = new Map<number, (report: Report) => void>();
  const answer = (id: number): Promise<Report> => new Promise((resolve) => reports.set(id, resolve));
  child.on('message', (report: Report) => reports.get(report.id)?.(report));
  const url = (await answer(0)).url ?? '';
  const clients = new Map<string, Client>();
  for (const username of users) {
    const client = aClient(url);
    await client.call('POST /session', { body: { username, password: PASSWORD } });
    clients.set(username, client);
  }
  const call = async (username: string, route: string, body?: object): Promise<unknown> => {
    const got = await clients.get(username)?.call(route, body === undefined ? {} : { body });
    if (!got || got.status >= 300) throw new Error(`${route}: ${got?.status} ${got?.text}`);
    return got.body;
  };
  let orders = 0;
  return {
    get: (username, path) => call(username, `GET ${path}`),
    post: (username, path, body) => call(username, `POST ${path}`, body),
    job: async (name) => {
      orders += 1;
      const done = answer(orders);
      child.send({ id: orders, job: name });
      const { error } = await done;
      if (error) throw new Error(error);
    },
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.disconnect();
      await ended;
    },
  };
}
