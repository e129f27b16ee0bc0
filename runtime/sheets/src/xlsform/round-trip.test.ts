import { describe, expect, it } from '@jest/globals';
import type { FormDef, JsonObject } from '@liandong/core/run';
import fc from 'fast-check';
import { findingText } from '../finding';
import { readWorkbook } from '../workbook/read-workbook';
import { writeWorkbook } from '../workbook/write-workbook';
import { toFeel } from '../xpath/to-feel';
import { toXPath } from '../xpath/to-xpath';
import { xlsFormOf } from './from-form/index';
import { readXlsForm } from './read/index';
import { addXlsForm } from './to-form/index';

const EMPTY: FormDef = { id: 'f', title: '空', record: 'r', schema: { type: 'object', properties: {} }, uiSchema: {}, rules: [] };

async function back(form: FormDef): Promise<{ readonly form: FormDef; readonly findings: readonly string[] }> {
  const { sheets, findings } = xlsFormOf(form, {});
  const workbook = await readWorkbook(await writeWorkbook(sheets));
  if ('code' in workbook) throw new Error(workbook.code);
  const xls = readXlsForm(workbook, { mendNames: false });
  if ('refusals' in xls) throw new Error(xls.refusals.map(findingText).join());
  const imported = addXlsForm(xls, { ...EMPTY, title: form.title });
  return { form: imported.form, findings: [...findings, ...imported.findings].map(findingText) };
}
/** Ids of rules are not said by XLSForm; their order is that of the questions. */
const plain = (form: FormDef) => ({
  schema: form.schema, uiSchema: form.uiSchema, sections: form.sections, layout: form.layout, translations: Object.fromEntries(Object.entries(form.translations ?? {}).map(([language, texts]) => [language, Object.fromEntries(Object.entries(texts).filter(([pointer]) => !pointer.startsWith('/rules/')))])),
  rules: form.rules.map(({ effect, target, expression, message }) => [effect, target, expression, message].join(' | ')).sort(),
});

const title = fc.stringMatching(/^[\u4e00-\u9fa5A-Za-z0-9（）]{1,12}$/).filter((text) => !(text in {}));
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });
const known = (object: Record<string, unknown>): JsonObject => Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as JsonObject;
const options = fc.uniqueArray(fc.tuple(fc.stringMatching(/^[a-z0-9]{1,4}$/).filter((text) => !(text in {})), title), { minLength: 1, maxLength: 4, selector: ([code]) => code }).chain((all) => fc.array(maybe(fc.stringMatching(/^[a-z0-9]{1,6}$/)), { minLength: all.length, maxLength: all.length }).map((groups) => all.map(([code, label], index) => ({ const: code, title: label, ...(groups[index] === undefined ? {} : { 'x-attributes': { group: groups[index], level: '1' } }) }))));
const shapes: fc.Arbitrary<{ property: JsonObject; ui: JsonObject }> = fc.oneof(
  fc.record({ min: maybe(fc.integer({ min: 0, max: 9 })), max: maybe(fc.integer({ min: 10, max: 99 })), type: fc.constantFrom('integer', 'number') }).map(({ min, max, type }) => ({ property: known({ type, minimum: min, maximum: max }), ui: { 'ui:widget': 'number' } })),
  fc.record({ most: maybe(fc.integer({ min: 1, max: 200 })), widget: fc.constantFrom('text', 'textarea'), first: maybe(title) }).map(({ most, widget, first }) => ({ property: known({ type: 'string', maxLength: most, default: first }), ui: { 'ui:widget': widget } })),
  fc.constantFrom(['person-name', 'person-name'], ['phone', 'cn-phone'], ['id-card', 'cn-id']).map(([widget, format]) => ({ property: { type: 'string', 'x-format': format ?? '' }, ui: { 'ui:widget': widget ?? '' } })),
  fc.constantFrom(['date', 'date'], ['datetime', 'date-time']).map(([widget, format]) => ({ property: { type: 'string', format: format ?? '' }, ui: { 'ui:widget': widget ?? '' } })),
  options.map((oneOf) => ({ property: { type: 'string', oneOf }, ui: { 'ui:widget': 'select' } })), options.map((oneOf) => ({ property: { type: 'array', items: { type: 'string', oneOf }, uniqueItems: true }, ui: { 'ui:widget': 'multi-select' } })),
);
const field = fc.record({ shape: shapes, title, level: fc.constantFrom('L1', 'L2', 'L3'), help: maybe(title), required: fc.boolean(), english: maybe(fc.stringMatching(/^[a-z]{1,8}$/).filter((text) => !(text in {}))), rule: fc.constantFrom('', 'visible', 'required', 'readonly', 'check'), filter: maybe(fc.constantFrom('option.group = q0', 'option.group = null or option.level = "1" and q0 != null', 'option.code != q0', 'not(option.group = "a")')) });
type Field = ReturnType<typeof field.generate>['value'];
const made = ({ shape, title: own, level, help }: Field): { property: JsonObject; ui: JsonObject } => ({ property: { title: own, ...shape.property, 'x-privacy': level }, ui: { ...shape.ui, ...(help === undefined ? {} : { 'ui:help': help }) } });
const ids = (of: readonly unknown[], name: string): string[] => of.map((_one, index) => `${name}${index}`);

/** What filters options; what no option has is read as empty, and says nothing here. */
function filtersIn(entries: readonly (readonly [string, Field])[]): FormDef['rules'] {
  const first = entries[0]?.[1].shape.property;
  if (first?.type !== 'string' || first.format !== undefined) return [];
  const isChoice = ({ shape }: Field): boolean => 'oneOf' in shape.property || 'oneOf' in ((shape.property.items ?? {}) as object);
  const isRead = ({ shape }: Field, filter: string): boolean => !/group|level/.test(filter) || JSON.stringify(shape.property).includes('x-attributes');
  return entries.flatMap(([id, one]) => (one.filter !== undefined && isChoice(one) && isRead(one, one.filter) ? [{ id: `o${id}`, effect: 'options' as const, target: id, expression: one.filter }] : []));
}
const forms: fc.Arbitrary<FormDef> = fc.record({ groups: fc.array(fc.record({ title, fields: fc.array(field, { minLength: 1, maxLength: 4 }) }), { minLength: 1, maxLength: 3 }), table: maybe(fc.record({ title, columns: fc.array(field, { minLength: 1, maxLength: 3 }) })), steps: fc.boolean() }).map(({ groups, table, steps }) => {
  const fields = groups.flatMap((group) => group.fields);
  const names = ids(fields, 'q');
  const columns = ids(table?.columns ?? [], 'c');
  const entries = fields.map((one, index) => [names[index] ?? '', one] as const);
  let next = 0;
  const sections = groups.map((group, index) => ({ id: `s${index}`, title: group.title, fields: group.fields.map(() => names[next++] ?? '') }));
  const ruled: FormDef['rules'] = entries.filter(([, one]) => one.rule !== '').map(([id, one]) => ({ id: `r${id}`, effect: one.rule as 'visible', target: id, expression: one.rule === 'check' ? `if ${id} = null then true else q0 = null` : one.required && one.rule === 'required' ? 'q0 = null' : 'q0 != null', ...(one.rule === 'check' ? { message: '不能一样' } : {}) })).filter((rule) => rule.effect !== ('required' as string) || !fields[names.indexOf(rule.target)]?.required);
  const rules = [...ruled, ...filtersIn(entries)];
  const required = entries.filter(([, one]) => one.required).map(([id]) => id);
  const properties: Record<string, JsonObject> = Object.fromEntries(entries.map(([id, one]) => [id, made(one).property]));
  const uiSchema: Record<string, JsonObject> = Object.fromEntries(entries.map(([id, one]) => [id, made(one).ui]));
  if (table) {
    const last = sections.at(-1);
    last?.fields.push('t');
    const own = table.columns.filter((one) => one.required).map((one) => columns[table.columns.indexOf(one)] ?? '');
    properties.t = { type: 'array', title: table.title, items: { type: 'object', properties: Object.fromEntries(table.columns.map((one, index) => [columns[index] ?? '', made(one).property])), ...(own.length > 0 ? { required: own } : {}) }, 'x-privacy': 'L2' };
    uiSchema.t = { items: Object.fromEntries(table.columns.map((one, index) => [columns[index] ?? '', made(one).ui])) };
  }
  const english = Object.fromEntries(entries.flatMap(([id, one]) => (one.english === undefined ? [] : [[`/schema/properties/${id}/title`, one.english]])));
  return { ...EMPTY, title: '试表', schema: { type: 'object', properties, ...(required.length > 0 ? { required } : {}) }, uiSchema, sections, rules, ...(steps ? { layout: 'steps' as const } : {}), ...(Object.keys(english).length > 0 ? { translations: { en: english } } : {}) };
});

describe('a form as an XLSForm and back', () => {
  it('is the same form, whatever XLSForm has words for', async () => {
    await fc.assert(fc.asyncProperty(forms, async (form) => {
      const { form: next, findings } = await back(form);
      expect(findings).toEqual([]);
      expect(plain(next)).toEqual(plain(form));
    }), { numRuns: 60 });
  }, 120_000);

  it('says what it could not write', () => {
    const form: FormDef = {
      ...EMPTY, schema: { type: 'object', properties: { who: { type: 'string', title: '对象' }, ok: { type: 'boolean', title: '同意吗' }, a: { type: 'string', title: '甲' }, t: { type: 'array', title: '表', minItems: 1, items: { type: 'object', properties: { x: { type: 'string', title: '列' } } } } } },
      uiSchema: { who: { 'ui:widget': 'record-picker' }, ok: { 'ui:widget': 'switch' }, a: { 'ui:widget': 'text' } }, sections: [{ id: 's', title: '一', fields: ['who', 'ok', 'a', 't'] }], rules: [{ id: 'r', effect: 'visible', target: 'a', expression: 'params.limit > 3' }, { id: 'r2', effect: 'required', target: 'a', expression: 'some x in t satisfies x.x = "1"' }],
    };
    expect(xlsFormOf(form, {}).findings.map(findingText)).toEqual(['“对象”的题型在 XLSForm 里没有，没有写出', '“同意吗”是是否题，写成了单选题', '“甲”的必填条件没有写出：“some x in t satisfies x.x = "1"”没有对应的写法', '“甲”的显示条件没有写出：“params.limit”没有对应的写法', '子表“表”的行数上下限没有写出']);
  });
});

describe('an expression there and back', () => {
  const scope = { nameOf: (id: string) => (id === 'members/money' ? 'money' : ['age', 'name', 'sex', 'needs', 'born', 'visited', 'members'].includes(id) ? id : undefined), isList: (id: string) => id === 'needs' };
  const types: Record<string, object> = { age: { id: 'age', type: 'number' }, name: { id: 'name', type: 'text' }, sex: { id: 'sex', type: 'text' }, needs: { id: 'needs', type: 'list' }, born: { id: 'born', type: 'date' }, visited: { id: 'visited', type: 'date' }, members: { id: 'members', type: 'table' }, money: { id: 'money', type: 'number', table: 'members' } };
  it.each([
    'age > 60 and sex = "1"', 'list contains(needs, "food") or name = null', '(age + 1) * 2 - -3', 'age - (1 - age)', 'if age > 60 then "老" else "少"', 'if name != null then name else "无"', 'sum(members.money) / count(members)', 'count(members) > 2', 'if needs = null then 0 else count(needs)',
    'matches(name, "^(张|李)$")', 'date(born) + duration("P7D") <= visited', 'daysBetween(born, today()) >= 365', 'round down(age / 3, 0)', 'round half up(age / 3, 2)', 'string join([name, string(age)], "-")', 'string length(name) >= 2', 'modulo(age, 2) = 0', '(age > 1) != true', 'members[2].money', 'needs[1]', 'age ** 2', 'upper case(name)', 'true',
  ])('%s', (feel) => {
    const made = toFeel(toXPath(feel, scope), { find: (name) => types[name] as never }, 'value');
    expect(made.ok ? made.value.feel : made.reason.code).toBe(feel.replace(/^\(age > 1\)/, '(age > 1)'));
  });

  it.each(['sum(members.money)', 'sum(members.money[item != null])', 'sum(concatenate([0], members.money[item != null]))', 'if count(members.money) = 0 then 0 else sum(members.money)'])('%s is one sum there', (feel) => expect(toXPath(feel, scope)).toBe('sum(${money})'));
  it.each([['if count(members.money) = 0 then 0 else age', 'if(count(${money}) = 0, 0, ${age})'], ['if age = 1 then 0 else age', 'if(${age} = 1, 0, ${age})']])('%s is no plain sum', (feel, xpath) => expect(toXPath(feel, scope)).toBe(xpath));

  it.each(['for x in needs return x', 'params.x', 'some x in needs satisfies x = "1"', 'name = "a\'b\\"c"', 'matches(name, "a", "i")', 'function(x) x', 'a.b.c', '{a: 1}', 'gone = 1'])('%s has no words there', (feel) => expect(() => toXPath(feel, scope)).toThrow());
});
