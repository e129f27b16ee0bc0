import { spawn } from 'node:child_process';

export interface Ran {
  /** 127 when it could not be started, 124 when it took too long */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Run a program to its end, at most `timeoutMs` long; never throws. */
export function run(command: string, args: readonly string[], options: { readonly timeoutMs: number; readonly cwd?: string; readonly env?: NodeJS.ProcessEnv }): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: options.cwd, env: options.env ?? process.env, stdio: ['ignore', 'pipe', 'pipe'] });
    let [stdout, stderr, late] = ['', '', false];
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    const timer = setTimeout(() => {
      late = true;
      child.kill('SIGKILL');
    }, options.timeoutMs);
    const end = (code: number) => {
      clearTimeout(timer);
      resolve({ code: late ? 124 : code, stdout, stderr });
    };
    child.on('error', (error) => {
      stderr += error.message;
      end(127);
    });
    child.on('close', (code) => end(code ?? 1));
  });
}
