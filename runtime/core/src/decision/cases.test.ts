import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import type { Json, JsonObject } from '../shared/json';
import { compileDecisions } from './compile/index';
import { evaluateDecision } from './evaluate';

interface Case { readonly decision: string; readonly inputs: JsonObject; readonly value?: Json; readonly problem?: string }

const folder = join(dirname(fileURLToPath(import.meta.url)), 'cases');
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
const files = readdirSync(folder).filter((name) => name.endsWith('.dmn')).map((name) => name.replace('.dmn', ''));
const cases = files.flatMap((file) => (JSON.parse(read(`${file}.json`)) as Case[]).map((entry, index): [string, number, Case] => [file, index + 1, entry]));

describe('decisions of the domain', () => {
  it.each(files)('%s is sound, and its model is plain JSON', async (file) => {
    const { model, findings } = await compileDecisions(file, read(`${file}.dmn`));
    expect(findings).toEqual([]);
    expect(JSON.parse(JSON.stringify(model))).toEqual({ ...model });
  });

  it.each(cases)('%s, case %i', async (file, _index, { decision, inputs, value, problem }) => {
    const { model } = await compileDecisions(file, read(`${file}.dmn`));
    if (!model) throw new Error(file);
    // a model that was stored and read again decides alike
    const decided = evaluateDecision(JSON.parse(JSON.stringify(model)), decision, inputs, { now: '2026-01-05T01:00:00.000Z' });
    expect(decided.ok ? { value: decided.value } : { problem: decided.problems[0]?.code }).toEqual(problem === undefined ? { value } : { problem });
  });
});
