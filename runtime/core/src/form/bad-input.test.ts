import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileProgram } from '../pack/compile-program';
import type { Program } from '../pack/program';
import type { Json, JsonObject } from '../shared/json';
import { coreText } from '../text/index';
import { aField, aPack, aProgram } from '../testing/a-pack';
import { evaluate, reevaluate } from './evaluate';
import { FORMATS } from './formats/registry';
import type { FormCtx } from './types';
import { validate } from './validate';

/* eslint-disable @typescript-eslint/no-explicit-any */
const ctx: FormCtx = { now: '2026-01-05T01:00:00.000Z', params: { cap: 500 } };
const TYPES = ['string', 'number', 'integer', 'boolean', 'array', 'object'];
const ofType = Object.fromEntries(TYPES.map((type) => [`a_${type}`, aField(type, { type })]));
const ofFormat = Object.fromEntries(FORMATS.map((format) => [`f_${format.id.replaceAll('-', '_')}`, aField(format.id, { type: format.types[0], 'x-format': format.id })]));
const columns = Object.fromEntries(Object.entries({ ...ofType, ...ofFormat }).map(([id, property]) => [`c_${id}`, property]));
const MORE = {
  ...ofType, ...ofFormat,
  day: aField('Day', { format: 'date' }), short: aField('Short', { maxLength: 5 }), coded: aField('Coded', { 'x-codes': 'kinds' }), several: aField('Several', { type: 'array', items: { type: 'string', 'x-codes': 'kinds' } }),
  slow: aField('Slow', { pattern: '^(a+)+$' }), slower: aField('Slower', { pattern: '^(\\w*)*(x|y)*z$' }),
  table: { type: 'array', title: 'Table', 'x-privacy': 'L1', items: { type: 'object', properties: columns } },
};
let program: Program;
const told = (data: JsonObject): string[] => validate(program, 'apply', data, ctx).map((found) => `${found.code} ${found.path}`);
const nested = (depth: number): Json => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`) as Json;

beforeAll(async () => {
  program = await aProgram({ 'forms/apply.json': (file: any) => {
    file.schema = { type: 'object', properties: MORE, required: ['short'] };
    file.sections = [];
    file.rules = [
      { id: 'a', effect: 'visible', target: 'day', expression: 'a_number > 3 or f_money = null' },
      { id: 'b', effect: 'calculate', target: 'a_integer', expression: 'count(table) + a_number' },
      { id: 'c', effect: 'check', target: 'table/c_a_string', expression: 'rowNumber < a_number', message: 'm' },
      { id: 'd', effect: 'visible', target: 'table/c_a_number', expression: 'c_a_string != null and sum(table.c_f_money) > 1' },
      { id: 'e', effect: 'required', target: 'table/c_a_boolean', expression: 'f_date_range.start > today()' },
    ];
    return file;
  }, 'records/aid.json': (file: any) => ({ ...file, subject: undefined, titleField: 'coded', columns: ['coded'] }), 'processes/aid.bpmn': (xml: string) => xml.replace('amount &lt;= params.cap', 'params.cap > 1').replace('field="opinion"', 'field="short"'), 'notices/open.json': null, 'scenarios/plain.json': null });
}, 30_000);

describe('answers that nobody means', () => {
  it('whatever they are, each is told at its place in words, at most a hundred of them, and nothing breaks', () => {
    const value = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>;
    const row = fc.oneof(fc.dictionary(fc.constantFrom(...Object.keys(columns), '__proto__', 'x'), value) as fc.Arbitrary<Json>, value);
    const data = fc.tuple(fc.dictionary(fc.constantFrom(...Object.keys(MORE), '__proto__', 'constructor', 'x'), value), fc.oneof(fc.array(row, { maxLength: 5 }) as fc.Arbitrary<Json>, value)).map(([all, table]) => ({ ...all, table }) as JsonObject);
    fc.assert(fc.property(data, data, (answers, others) => {
      const form = program.pack.forms.apply!;
      const again = reevaluate(form, evaluate(form, answers, ctx), others, ctx);
      expect(again).toEqual(evaluate(form, others, ctx));
      expect(validate(program, 'apply', others, ctx, again)).toEqual(validate(program, 'apply', others, ctx));
      const found = validate(program, 'apply', answers, ctx);
      expect(found.length).toBeLessThanOrEqual(100);
      for (const one of found) {
        expect(one.path).toMatch(/^\/./);
        expect(coreText(`problem.${one.code}`)).toBeDefined();
      }
    }), { numRuns: 120 });
  });

  const SOUND: Record<string, Json> = { string: 'x', number: 1.5, integer: 1, boolean: true, array: ['x'], object: { x: 1 } };
  const pairs = TYPES.filter((type) => type !== 'integer').flatMap((type) => Object.entries(SOUND).filter(([other]) => other !== type && !(type === 'number' && other === 'integer')).map(([other, value]) => [type, other, value] as const));
  it.each(pairs)('a %s is not answered by a %s, nor in a cell', (type, _other, value) => {
    expect(told({ short: 'x', [`a_${type}`]: value })).toContain(`form.type /a_${type}`);
    if (type !== 'number') expect(told({ short: 'x', table: [{}, { [`c_a_${type}`]: value }] })).toContain(`form.type /table/1/c_a_${type}`);
  });

  it.each(FORMATS.map(({ id, types }) => [id, types] as const))('%s is not answered by a value of another kind', (id, types) => {
    const field = `f_${id.replaceAll('-', '_')}`;
    for (const [type, value] of Object.entries(SOUND)) if (!types.includes(type as never)) expect(told({ short: 'x', [field]: value }).filter((one) => one.endsWith(`/${field}`))).toHaveLength(1);
    expect(told({ short: 'x', table: [{ [`c_${field}`]: types.includes('object') ? 'x' : { x: 1 } }] })).toEqual([`form.type /table/0/c_${field}`]);
  });

  it.each<[string, JsonObject, string]>([
    ['a day that does not exist', { day: '2026-02-30' }, 'form.format-date /day'],
    ['a day of another calendar of digits', { day: '２０２６-01-01' }, 'form.format-date /day'],
    ['an answer of ten million characters', { a_string: 'x'.repeat(10_000_000) }, 'form.max-length /a_string'],
    ['a cell of ten million characters', { table: [{ c_a_string: 'x'.repeat(10_000_000) }] }, 'form.table-size /table'],
    ['ten thousand rows', { table: Array.from({ length: 10_000 }, () => ({ c_a_string: 'x' })) }, 'form.max-rows /table'],
    ['a list of a million', { several: Array.from({ length: 1_000_000 }, () => '1') }, 'form.max-items /several'],
    ['lists in one another, a thousand deep', { a_array: nested(1000) }, 'form.nested /a_array'],
    ['lists in one another, a hundred thousand deep, in a cell', { table: [{ c_a_array: nested(100_000) }] }, 'form.nested /table'],
    ['a thousand codes that are not there', { several: Array.from({ length: 150 }, (_, at) => `x${at}`) }, 'form.code /several'],
    ['six emoji where five signs fit', { short: '👵🏽👵🏽👵🏽' }, 'form.max-length /short'],
    ['emoji in a name', { f_person_name: '李👵桂兰' }, 'form.person-name /f_person_name'],
    ['signs that turn the writing around, in a name', { f_person_name: '李\u202E兰' }, 'form.person-name /f_person_name'],
    ['a name that is only spaces beside text', { f_cn_phone: ' 13800000000' }, 'form.cn-phone /f_cn_phone'],
    ['no number', { a_number: Number.NaN }, 'form.type /a_number'],
    ['a number without end', { f_money: Number.POSITIVE_INFINITY }, 'form.type /f_money'],
  ])('%s: refused', (_what, data, problem) => expect(told({ short: 'x', ...data })).toContain(problem));

  it('more than a form may hold, though each answer alone is not too long', async () => {
    const many = await aProgram({ 'forms/apply.json': (file: any) => {
      for (let at = 0; at < 60; at += 1) file.schema.properties[`more${at}`] = aField('More');
      return file;
    } });
    const long = (count: number): JsonObject => Object.fromEntries(Array.from({ length: count }, (_, at) => [`more${at}`, 'x'.repeat(19_000)]));
    const codes = (data: JsonObject): string[] => validate(many, 'apply', data, ctx).map((found) => found.code);
    expect(codes(long(60))).toEqual(['form.answers-size']);
    expect(codes(long(50))).not.toContain('form.answers-size');
  });

  it('a pattern that an engine with backtracking would never finish', () => {
    expect(told({ short: 'x', slow: `${'a'.repeat(19_000)}!` })).toContain('form.pattern /slow');
    expect(told({ short: 'x', slow: 'a'.repeat(19_000), slower: `${'w'.repeat(5000)}!` })).toEqual(['form.pattern /slower']);
  });

  it('emoji, and writing from right to left, are text like any other', () => expect(told({ short: '👵🏽شك', a_string: '\u202Eabc\u202C 👨‍👩‍👧' })).toEqual([]));
});

describe('forms that nobody means', () => {
  const findings = async (change: (file: any) => void): Promise<string[]> => (await compileProgram(aPack({ 'forms/apply.json': (file: any) => (change(file), file) }))).findings.map((found) => `${found.code} ${found.path}`);
  const deep = (depth: number): unknown => JSON.parse(`${'{"type":"array","items":'.repeat(depth)}{"type":"string"}${'}'.repeat(depth)}`);

  it.each<[string, (file: any) => void, string]>([
    ['a field that would be every object\'s', (file) => Object.defineProperty(file.schema.properties, '__proto__', { value: { type: 'string', title: 'P' }, enumerable: true }), 'pack.id-reserved'],
    ['a column that would be every object\'s', (file) => (file.schema.properties.t = { type: 'array', title: 'T', items: { type: 'object', properties: JSON.parse('{"__proto__":{"type":"string","title":"P"}}') } }), 'pack.id-reserved'],
    ['a schema a thousand deep', (file) => (file.schema.properties.x = { ...(deep(1000) as object), title: 'X' }), 'pack.too-deep'],
    ['a schema twenty deep', (file) => (file.schema.properties.x = { ...(deep(20) as object), title: 'X' }), 'form.too-deep /schema/properties/x'],
    ['a pattern with a look behind', (file) => (file.schema.properties.x = aField('X', { pattern: '(?<=a)b' })), 'form.pattern-unsafe /schema/properties/x'],
    ['a schema of another site', (file) => (file.schema.properties.x = aField('X', { $ref: 'https://example.org/schema' })), 'form.ref /schema/properties/x'],
    ['a schema that has no end', (file) => { file.schema.$defs = { a: { items: { $ref: '#/$defs/a' } } }; file.schema.properties.x = aField('X', { $ref: '#/$defs/a' }); }, 'form.ref-circular /schema'],
  ])('%s: found', async (_what, change, finding) => expect((await findings(change)).some((one) => one.startsWith(finding))).toBe(true));
});
