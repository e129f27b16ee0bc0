import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Program } from '../pack/program';
import { aField, aProgram } from '../testing/a-pack';
import { validate } from './validate';

/* eslint-disable @typescript-eslint/no-explicit-any */
const ctx = { now: '2026-01-05T01:00:00.000Z', params: { cap: 500 } };
const sound = { name: '李桂兰', idNo: '61072219500319000X', kind: '1', amount: 12.5 };
const ROWS = { type: 'array', title: 'Rows', 'x-privacy': 'L1', items: { type: 'object', properties: { price: { type: 'number', title: 'Price' }, most: { type: 'number', title: 'Most' } } } };
let program: Program;
const told = (more: object): string[] => validate(program, 'apply', { ...sound, ...more }, ctx).map(({ code, path }) => `${code} ${path}`);

beforeAll(async () => {
  program = await aProgram({ 'forms/apply.json': (file: any) => {
    Object.assign(file.schema.properties, { since: aField('Since', { format: 'date' }), until: aField('Until', { format: 'date' }), rows: ROWS });
    file.rules.push(
      { id: 'later', effect: 'check', target: 'until', expression: 'until >= since', message: 'm' }, { id: 'dearer', effect: 'check', target: 'rows/price', expression: 'price <= most', message: 'm' },
      { id: 'other', effect: 'check', target: 'rows/most', expression: 'most > 0 and until != null', message: 'm' }, { id: 'senseless', effect: 'check', target: 'since', expression: 'since + 1 > 0', message: 'm' },
    );
    return file;
  } });
}, 30_000);

describe('a check that compares', () => {
  it('waits until all is answered that it reads', () => expect(told({ until: '2026-01-05', rows: [{ price: 3 }] })).toEqual([]));
  it('is told where it is for, in each row', () => expect(told({ since: '2025-01-01', until: '2024-01-05', rows: [{ price: 1, most: 2 }, { price: 3, most: 2 }] })).toEqual(['form.check /since', 'form.check /until', 'form.check /rows/1/price']));
  it('of what is not answered is told all the same where it says so', () => expect(told({ rows: [{ most: 2 }] })).toEqual(['form.check /rows/0/most']));
  it('makes no sense when nothing is missing and there is no answer to it', () => expect(told({ since: '2025-01-01' })).toEqual(['form.check /since']));
});
