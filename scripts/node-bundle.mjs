// How our TypeScript becomes one file for Node: our workspaces and JSON files inside, packages of node_modules outside.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from './steps.mjs';

const jsonInside = {
  name: 'json-inside',
  setup(build) {
    build.onResolve({ filter: /^[^./].*\.json$/ }, ({ path, importer }) => ({ path: createRequire(importer).resolve(path) }));
  },
};

export const nodeBundle = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  plugins: [jsonInside],
  // our own packages have no built form: their sources are bundled
  alias: {
    '@liandong/server/db': join(root, 'server/src/platform/db/index.ts'), '@liandong/server/durable': join(root, 'server/src/durable/index.ts'), '@liandong/server/scenario-host': join(root, 'server/src/scenario-host/index.ts'),
    '@liandong/core/run': join(root, 'runtime/core/src/run.ts'), '@liandong/core/compile': join(root, 'runtime/core/src/compile.ts'),
    '@liandong/sheets/records': join(root, 'runtime/sheets/src/records/index.ts'), '@liandong/sheets': join(root, 'runtime/sheets/src/index.ts') },
  legalComments: 'none',
  logLevel: 'warning',
};
