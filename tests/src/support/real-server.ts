/** The built server as a process of its own, with its own mongod on a fresh folder: to be killed. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { connect } from '@liandong/server/db';
import { root } from './packs';

const BUILD = `import { build } from 'esbuild'; import { nodeBundle } from './scripts/node-bundle.mjs'; await build({ ...nodeBundle, entryPoints: ['server/src/main.ts'], outfile: process.argv[1] });`;

/** Beside the real product, so that it finds the repository; not over it, for others may run that now. */
export function buildServer(): { readonly file: string; remove(): void } {
  const file = join(root, 'server/dist', `under-test-${process.pid}.mjs`);
  execFileSync(process.execPath, ['--input-type=module', '-e', BUILD, file], { cwd: root, stdio: 'pipe' });
  return { file, remove: () => rmSync(file, { force: true }) };
}

export interface Ended { readonly code: number; readonly output: string }
export const isAlive = (pid: number): boolean => {
  try {
    // a process that has ended but was not waited for yet still takes signals
    return process.kill(pid, 0) && !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
};
async function until(what: string, ready: () => Promise<boolean> | boolean, ms = 120_000): Promise<void> {
  const end = Date.now() + ms;
  while (!(await ready())) {
    if (Date.now() > end) throw new Error(`waited too long: ${what}`);
    await pause(50);
  }
}

export class RealServer {
  readonly data = mkdtempSync(join(tmpdir(), 'liandong-real-'));
  private child: ChildProcess | undefined;
  private output = '';

  constructor(private readonly file: string, readonly port: number) {}

  get url(): string { return `http://127.0.0.1:${this.port}`; }

  private launch(args: readonly string[], port = this.port): ChildProcess {
    const env = { ...process.env, PORT: String(port), LIANDONG_DATA: this.data, LIANDONG_DEMO: '1', LIANDONG_LOG: 'error', MONGODB_URI: '', HOST: '127.0.0.1' };
    return spawn(process.execPath, [this.file, ...args], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  }

  async start(): Promise<void> {
    const child = this.launch(['start']);
    this.child = child;
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (this.output = (this.output + chunk.toString()).slice(-6000)));
    await until('the server is ready', async () => {
      if (child.exitCode !== null) throw new Error(`the server ended: ${this.output}`);
      return fetch(`${this.url}/health/ready`).then((answer) => answer.ok, () => false);
    });
  }

  /** Another command of ours on the same folder, to its end. */
  run(args: readonly string[], port?: number): Promise<Ended> {
    const child = this.launch(args, port);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    return new Promise((resolve) => child.on('close', (code) => resolve({ code: code ?? 1, output })));
  }

  async kill(): Promise<void> {
    const { child } = this;
    child?.kill('SIGKILL');
    await until('the server is gone', () => child === undefined || !isAlive(child.pid ?? 0));
  }

  mongodPid(): number { return Number(readFileSync(join(this.data, 'db/mongod.lock'), 'utf8')); }

  async killMongod(): Promise<void> {
    const pid = this.mongodPid();
    process.kill(pid, 'SIGKILL');
    await until('mongod is gone', () => !isAlive(pid));
    await until('mongod is back', async () => fetch(`${this.url}/health/ready`).then((answer) => answer.ok, () => false));
  }

  /** As Ctrl-C does; the pids of what ran. */
  async stop(): Promise<{ readonly code: number | null; readonly left: readonly number[] }> {
    const [{ child }, mongod] = [this, this.mongodPid()];
    const ended = new Promise<number | null>((resolve) => child?.on('close', resolve));
    child?.kill('SIGINT');
    const code = await ended;
    return { code, left: [child?.pid ?? 0, mongod].filter(isAlive) };
  }

  database(): ReturnType<typeof connect> {
    return connect(`mongodb://127.0.0.1:${readFileSync(join(this.data, 'mongod-port'), 'utf8')}/liandong?replicaSet=rs0`);
  }

  /** Whatever still runs is ended, the folder removed. */
  clear(): void {
    if (this.child?.exitCode === null) this.child.kill('SIGKILL');
    try {
      const pid = this.mongodPid();
      if (pid > 0 && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(this.data)) process.kill(pid, 'SIGKILL');
    } catch {
      // none runs
    }
    rmSync(this.data, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}
