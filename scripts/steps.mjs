// Running the steps of a script: each is named, shown and timed; the first that fails ends it. Node built-ins only.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
export const seconds = (from) => `${((Date.now() - from) / 1000).toFixed(1)} s`;

/** Run one command; resolves with its exit code. Its output is passed through, or with `capture` collected. After `timeout` ms it is ended. */
export function execute(command, args, { env = {}, capture = false, cwd = root, timeout } = {}) {
  return new Promise((resolve) => {
    const out = capture ? 'pipe' : 'inherit';
    const child = spawn(command, args, { cwd, env: { ...process.env, NX_DAEMON: 'false', ...env }, stdio: ['ignore', out, out], timeout, killSignal: 'SIGKILL' });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => resolve({ code: 127, output: String(error) }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Run a named step; ends the process with a plain line when it fails. */
export async function step(name, act) {
  const from = Date.now();
  console.log(`\n▸ ${name}`);
  const { code } = await act();
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds(from)})`);
  if (code !== 0) {
    console.error(`\n${name} failed.`);
    process.exit(code);
  }
}

/** Run lanes of named steps side by side; what a step says is shown when it has ended. All are run to their end before a failure ends the process, so that one sees every finding. */
export async function sideBySide(...lanes) {
  let worst = 0;
  await Promise.all(
    lanes.map(async (lane) => {
      for (const [name, act] of lane) {
        const from = Date.now();
        console.log(`▸ ${name}`);
        const { code, output } = await act();
        if (code !== 0) console.error(output);
        console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds(from)})`);
        worst = worst || code;
      }
    }),
  );
  if (worst !== 0) process.exit(worst);
}

export const npmRun = (script, options) => execute('npm', ['run', '--silent', script], options);
