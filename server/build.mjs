// The server as one file, dist/main.js.
import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';
import { nodeBundle } from '../scripts/node-bundle.mjs';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
await build({ ...nodeBundle, entryPoints: [at('src/main.ts')], outfile: at('dist/main.js'), sourcemap: true });
