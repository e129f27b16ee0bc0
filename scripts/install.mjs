// Install from the lockfile when it has changed since the last time. Node built-ins only.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execute, root } from './steps.mjs';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`需要 Node.js 20.19 或更高版本，现在是 ${process.versions.node}。`);
  process.exit(1);
}

const mark = join(root, 'node_modules', '.liandong-lock');
const wanted = () => createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex');
/** Is what is installed not what the lockfile says? */
export const installDue = () => !existsSync(mark) || readFileSync(mark, 'utf8') !== wanted();

export async function install() {
  if (!installDue()) return { code: 0 };
  const result = await execute('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
  if (result.code === 0) writeFileSync(mark, wanted());
  return result;
}
