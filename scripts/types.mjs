// `npm run types`: every workspace against its own `lib` and `types` (the references of tsconfig.json), two at a time. The native compiler checks;
// linting still needs the one that has an API. One checker each: more of them check the same declarations again.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execute, root } from './steps.mjs';

const compiler = join(root, 'node_modules/@typescript/native/bin/tsc');
// the longest come last in the file, and begin first
const waiting = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8')).references.map(({ path }) => path);

async function lane() {
  for (let project = waiting.pop(); project; project = waiting.pop()) {
    const { code, output } = await execute(process.execPath, [compiler, '--noEmit', '--checkers', '1', '-p', project], { capture: true });
    if (code === 0) continue;
    process.exitCode = code;
    console.error(`${project}\n${output}`);
  }
}
await Promise.all([lane(), lane()]);
