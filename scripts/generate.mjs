// Writes what is derived from the sources and kept in the repository: the editors' JSON Schemas of pack files and the table of problem codes.
// Tests compare both with the sources; run this when they say so.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { importSource } from './bundle.mjs';
import { nodeBundle } from './node-bundle.mjs';
import { root } from './steps.mjs';

const bundled = await build({ ...nodeBundle, packages: 'bundle', entryPoints: [join(root, 'runtime/core/src/pack/editor-schemas.ts')], write: false });
const { editorSchemas } = await import(`data:text/javascript;base64,${Buffer.from(bundled.outputFiles[0].contents).toString('base64')}`);
const folder = join(root, 'templates/schemas');
mkdirSync(folder, { recursive: true });
for (const [name, content] of Object.entries(editorSchemas())) writeFileSync(join(folder, name), content);

const { problemsDocument } = await importSource('server/src/text/problems-document.ts');
writeFileSync(join(root, 'docs/problems.md'), problemsDocument());
