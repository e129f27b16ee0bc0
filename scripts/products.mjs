// What is built from the sources: the server's bundle and the two apps. Built again only when a source changed. Node built-ins only.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { execute, root } from './steps.mjs';

const skipped = new Set(['node_modules', 'dist', 'testing']);
const isSource = (name) => !/\.(test|stories)\.tsx?$/.test(name) && !name.endsWith('.md');

function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !skipped.has(entry.name) && (entry.isDirectory() || isSource(entry.name)))
    .flatMap((entry) => filesUnder(join(path, entry.name)));
}

/** One hash over the names and bytes of everything a product is made from. */
function stampOf(sources) {
  const hash = createHash('sha256').update(process.versions.node);
  for (const file of sources.flatMap((source) => filesUnder(join(root, source))).sort()) hash.update(`\n${relative(root, file)}\n`).update(readFileSync(file));
  return hash.digest('hex');
}

const shared = ['package-lock.json', 'tsconfig.base.json', 'runtime/core'];
const vite = ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'];
export const products = [
  { name: '服务器', folder: 'server', entry: 'src/main.ts', sources: [...shared, 'server', 'scripts/node-bundle.mjs'], command: ['server/build.mjs'], cwd: '.' },
  { name: '社工站', folder: 'runtime/station', entry: 'index.html', sources: [...shared, 'runtime', 'server/src/resources'], command: vite, cwd: 'runtime/station' },
  { name: '设计台', folder: 'designer', entry: 'index.html', sources: [...shared, 'runtime', 'designer', 'server/src/resources'], command: vite, cwd: 'designer' },
];

/** The form package's own page, for tests: with what React complains of. */
export const gallery = { name: '样张', folder: 'runtime/form/gallery', entry: 'index.html', sources: [...shared, 'runtime/form'], command: vite, cwd: 'runtime/form/gallery', env: { NODE_ENV: 'test' } };

const markOf = ({ folder }) => join(root, folder, 'dist', '.built-from');

/** The stamp to build from; undefined when the product is as its sources are, or has none yet. */
export function due(product) {
  if (!existsSync(join(root, product.folder, product.entry))) return undefined;
  const stamp = stampOf(product.sources);
  const mark = markOf(product);
  return existsSync(mark) && readFileSync(mark, 'utf8') === stamp ? undefined : stamp;
}

/** Build one product; its output is shown only when it fails. */
export async function build(product, stamp) {
  const [script, ...args] = product.command;
  const result = await execute('node', [join(root, script), ...args], { cwd: join(root, product.cwd), capture: true, env: { NODE_ENV: 'production', ...product.env } });
  if (result.code === 0) writeFileSync(markOf(product), stamp);
  else console.error(result.output);
  return result;
}

/** Build whatever is due, the apps beside each other. For steps that only want it done. */
export async function buildAll() {
  const results = await Promise.all(products.map((product) => [product, due(product)]).filter(([, stamp]) => stamp).map(([product, stamp]) => build(product, stamp)));
  return { code: results.find((result) => result.code !== 0)?.code ?? 0 };
}
