import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { TIERS } from '../org/types';
import { LEVELS } from '../access/index';
import { UNITS } from '../indicator/format';
import { RIGHTS } from '../pack/format';
import { ELEMENTS } from '../process/elements/registry';
import { FORMATS } from '../form/formats/registry';
import { FILE_KINDS } from '../pack/files';
import { CORE_TEXT, coreText, problemText } from './index';

const src = join(dirname(fileURLToPath(import.meta.url)), '..');
const sources = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'testing' ? [] : sources(path);
    return entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts') ? [readFileSync(path, 'utf8')] : [];
  });

const leaves = (table: unknown, path = ''): string[] =>
  typeof table === 'string' ? [path] : Object.entries(table as object).flatMap(([key, entry]) => leaves(entry, path === '' ? key : `${path}.${key}`));

const GROUPS = Object.keys(CORE_TEXT.problem).filter((key) => key !== 'unknown');
const all = sources(src).join('\n');
/** Codes as they stand in the source, quoted; a template fills in the keys that the check tries. */
const emitted = new Set(
  [...all.matchAll(/['`]((?:[a-z]+)\.[a-z$][\w.$-]*(?:\{[^}]+\})?[a-z-]*)['`]/g)].map(([, code]) => code ?? '').filter((code) => GROUPS.includes(code.split('.')[0] ?? '') && !code.endsWith('.history-without-start')),
);
const expanded = [...emitted].flatMap((code) => {
  if (code.startsWith('form.format-$')) return ['date', 'time', 'date-time', 'email', 'uri'].map((format) => `form.format-${format}`);
  if (code.startsWith('service.$')) return ['record', 'form', 'process'].map((key) => `service.${key}-unknown`);
  return [code];
});

describe('the text table', () => {
  it('has a sentence for every code that core emits', () => {
    expect(expanded.length).toBeGreaterThan(150);
    expect(expanded.filter((code) => coreText(`problem.${code}`) === undefined)).toEqual([]);
  });

  it('has no sentence for a code that nobody emits', () => {
    const known = leaves(CORE_TEXT.problem).filter((code) => code !== 'unknown');
    expect(known.filter((code) => !expanded.includes(code))).toEqual([]);
  });

  it('has a word for every member of the closed lists', () => {
    const missing = [
      ...TIERS.filter((tier) => !coreText(`tier.${tier}`)), ...LEVELS.filter((level) => !coreText(`level.${level}`)), ...RIGHTS.filter((right) => !coreText(`right.${right}`)),
      ...UNITS.filter((unit) => !coreText(`unit.${unit}`)), ...ELEMENTS.map((element) => element.type).filter((type) => !coreText(`element.${type}`)),
      ...FORMATS.map((format) => format.id).filter((id) => !coreText(`format.${id}`)), ...Object.keys(FILE_KINDS).filter((kind) => !coreText(`file.${kind}`)),
    ];
    expect(missing).toEqual([]);
  });

  it('fills in what is meant, words of ours as words', () => {
    expect(problemText({ code: 'form.required', params: { title: '姓名' } })).toBe('请填写姓名');
    expect(problemText({ code: 'process.role-tier', params: { node: '审核', tier: 'station', role: '站长', own: 'county' } })).toContain('镇站');
    expect(problemText({ code: 'process.finished', params: { status: 'withdrawn' } })).toBe('这件事已撤回，不能再操作');
    expect(problemText({ code: 'made.up', params: {} })).toContain('made.up');
    expect(problemText({ code: '__proto__', params: {} })).toContain('__proto__');
  });

  it('speaks plainly: no exclamation marks, no placeholder left open', () => {
    for (const path of leaves(CORE_TEXT)) expect(coreText(path)).not.toMatch(/[!！]|\{\{\s|\s\}\}/);
  });
});
