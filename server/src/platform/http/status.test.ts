import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { sentence, words } from '../../text/index';
import { statusOf } from './status';

const src = fileURLToPath(new URL('../..', import.meta.url));
const sources = (dir: string): string[] =>
  readdirSync(dir, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? sources(join(dir, entry.name)) : /(?<!\.test)\.ts$/.test(entry.name) && !dir.includes('testing') ? [join(dir, entry.name)] : []));
/** Every code that the server refuses with, as written in its sources. */
const codes = [...new Set(sources(src).flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/\b(?:refuse|problem)\('([a-z][\w-]*(?:\.[\w-]+)+)'/g)].map((found) => found[1] ?? '')))].sort();

describe('a code that the server refuses with', () => {
  it.each(codes)('%s has a zh-CN sentence', (code) => {
    const text = sentence({ code, params: {} });
    expect(text).toMatch(/[\u4e00-\u9fff]/);
    expect(text).not.toContain(code);
  });

  it.each(codes)('%s has a status with a title', (code) => {
    expect(words(`status.${statusOf(code)}`)).toMatch(/[\u4e00-\u9fff]/);
  });
});

describe('statusOf', () => {
  it.each([
    ['session.required', 401], ['access.right-missing', 403], ['users.not-found', 404], ['users.name.taken', 409], ['draft.stale', 412], ['form.required', 422], ['form.unknown', 422], ['process.not-assignee', 403],
    ['process.finished', 409], ['process.comment-required', 422], ['request.type', 400], ['http.internal', 500], ['never.heard-of', 422],
  ])('%s is %d', (code, status) => {
    expect(statusOf(code)).toBe(status);
  });
});
