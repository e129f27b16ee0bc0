// Bundle a TypeScript file of ours, import it, and leave nothing behind: for set-up that runs outside jest's own transforms.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { nodeBundle } from './node-bundle.mjs';
import { root } from './steps.mjs';

export async function importSource(file) {
  const { build } = await import('esbuild');
  const folder = join(root, 'server', 'dist');
  mkdirSync(folder, { recursive: true });
  // beside the workspace's own node_modules, so that packages resolve
  const outfile = join(folder, `once-${process.pid}-${Date.now()}.mjs`);
  await build({ ...nodeBundle, entryPoints: [join(root, file)], outfile });
  try {
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(outfile, { force: true });
  }
}
