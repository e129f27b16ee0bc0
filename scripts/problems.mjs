// Write docs/problems.md from the tables of texts: `node scripts/problems.mjs`. A test fails while it differs.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importSource } from './bundle.mjs';
import { root } from './steps.mjs';

const { problemsDocument } = await importSource('server/src/text/problems-document.ts');
writeFileSync(join(root, 'docs', 'problems.md'), problemsDocument());
