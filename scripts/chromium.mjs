// A Chromium for the browser tests: the one named, one on PATH, Debian's, Playwright's own; else one line that says what to install.
import { accessSync, constants, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { execute, root } from './steps.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

function onPath() {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of NAMES) {
      try {
        accessSync(join(folder, name), constants.X_OK);
        return join(folder, name);
      } catch {
        // not here
      }
    }
  }
  return undefined;
}

const quiet = async (command, args) => (await execute(command, args, { capture: true, env: { DEBIAN_FRONTEND: 'noninteractive' } })).code === 0;
async function asRoot() {
  if (process.getuid?.() === 0) return [];
  return (await quiet('sudo', ['-n', 'true'])) ? ['sudo', '-n'] : undefined;
}
async function fromDebian() {
  const prefix = await asRoot();
  if (!prefix || !(await quiet('apt-get', ['--version']))) return undefined;
  console.log('installing chromium and fonts-noto-cjk from Debian …');
  const [command, ...first] = [...prefix, 'apt-get'];
  await quiet(command, [...first, 'update', '-q']);
  return (await quiet(command, [...first, 'install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'])) ? onPath() : undefined;
}
async function fromPlaywright() {
  console.log("installing Playwright's Chromium …");
  const cli = createRequire(join(root, 'tests/package.json')).resolve('playwright-core/package.json').replace('package.json', 'cli.js');
  await execute('node', [cli, 'install', 'chromium'], { capture: true });
  const { chromium } = createRequire(join(root, 'tests/package.json'))('playwright-core');
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined;
}

/** Its path goes to the tests as LIANDONG_CHROMIUM. */
export async function ensureChromium() {
  const path = process.env.LIANDONG_CHROMIUM || onPath() || (await fromDebian()) || (await fromPlaywright());
  if (path) {
    process.env.LIANDONG_CHROMIUM = path;
    console.log(path);
    return { code: 0 };
  }
  console.error('No Chromium: run `apt-get install chromium fonts-noto-cjk`, or set LIANDONG_CHROMIUM to one.');
  return { code: 1 };
}
