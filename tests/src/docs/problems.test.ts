import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import { problemsPage } from '@liandong/core/compile';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const texts = (workspace: string) => JSON.parse(readFileSync(join(root, workspace, 'src/text/zh-CN.json'), 'utf8')).problem;

it('docs/problems.md tells every problem code with its sentence (renew with `node scripts/generate.mjs`)', () => {
  expect(readFileSync(join(root, 'docs/problems.md'), 'utf8')).toBe(problemsPage(texts('runtime/core'), texts('server')));
});
