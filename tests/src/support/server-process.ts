/** A second server process on the database of a test's first one. */
import { execFileSync, fork, type ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestServer } from '@liandong/server/testing';
import { root } from './packs';

const BUILD = `import { build } from 'esbuild'; import { nodeBundle } from './scripts/node-bundle.mjs'; await build({ ...nodeBundle, entryPoints: ['server/src/testing/process.ts'], outfile: process.argv[1] });`;

interface Report { readonly id: number; readonly url?: string; readonly error?: string }

export class ServerProcess {
  private orders = 0;
  private readonly waiting = new Map<number, (report: Report) => void>();

  private constructor(readonly url: string, private readonly child: ChildProcess, private readonly file: string) {
    child.on('message', (report: Report) => this.waiting.get(report.id)?.(report));
  }

  static async beside(site: TestServer): Promise<ServerProcess> {
    const file = join(root, 'server/dist', `second-${process.pid}.mjs`);
    execFileSync(process.execPath, ['--input-type=module', '-e', BUILD, file], { cwd: root, stdio: 'pipe' });
    const env = { ...process.env, LIANDONG_TEST_DATABASE: site.deps.db.name, LIANDONG_TEST_NOW: site.clock.now() };
    const child = fork(file, { env, execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    const url = await new Promise<string>((resolve, reject) => {
      child.once('message', (report: Report) => resolve(report.url ?? ''));
      child.once('exit', (code) => reject(new Error(`the second server ended with ${code}`)));
    });
    return new ServerProcess(url, child, file);
  }

  setClock(at: string): Promise<void> { return this.order({ clock: at }); }

  runJob(name: string): Promise<void> { return this.order({ job: name }); }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.disconnect();
    await ended;
    rmSync(this.file, { force: true });
  }

  private order(what: { readonly clock: string } | { readonly job: string }): Promise<void> {
    this.orders += 1;
    const id = this.orders;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, ({ error }) => {
        this.waiting.delete(id);
        if (error === undefined) resolve();
        else reject(new Error(error));
      });
      this.child.send({ id, ...what });
    });
  }
}
