import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { problemsDocument } from './problems-document';

it('is what docs/problems.md says (node scripts/generate.mjs writes it)', () => {
  expect(readFileSync(new URL('../../../docs/problems.md', import.meta.url), 'utf8')).toBe(problemsDocument());
});
