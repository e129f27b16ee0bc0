/** Whatever a form asks: what an exported XLSForm workbook does not bring back is told. Over every widget there is, with all that can be set of it. */
import { describe, expect, it } from '@jest/globals';
import { columnsOf, type FormDef, type Json, type JsonObject } from '@liandong/core/run';
import { WIDGETS } from '@liandong/form';
import { addXlsForm, findingText, readWorkbook, readXlsForm, writeWorkbook, xlsFormOf } from '@liandong/sheets';
import fc from 'fast-check';

type Setting = (typeof WIDGETS)[number]['settings'][number];
type Field = Readonly<Record<'property' | 'ui', JsonObject>>;

const OPTIONS: Json = [{ const: '1', title: '甲' }, { const: 'b', title: '乙' }];
const CODES = { kinds: { id: 'kinds', title: '类别', items: [{ code: '1', title: '甲' }, { code: '2', title: '乙' }] } };
const valueOf = ({ kind, choices = [] }: Setting): fc.Arbitrary<Json> => {
  if (kind === 'number') return fc.integer({ min: 1, max: 9 });
  if (kind === 'boolean') return fc.constant(true);
  if (kind === 'options') return fc.constant(OPTIONS);
  if (kind === 'codes') return fc.constant('kinds');
  return kind === 'choice' ? fc.constantFrom(...choices) : fc.constantFrom('甲乙', '填写时看这里');
};
const put = (source: JsonObject, [key = '', ...rest]: readonly string[], value: Json): JsonObject => ({ ...source, [key]: rest.length === 0 ? value : put((source[key] ?? {}) as JsonObject, rest, value) });

/** A widget as the palette makes it, with some of its settings made. */
const field = (widgets: readonly (typeof WIDGETS)[number][]): fc.Arbitrary<Field> => fc.constantFrom(...widgets).chain((meta) => {
  // a choice has either a code list or options
  const settings = meta.settings.filter((one) => one.kind !== 'codes' || !meta.settings.some((other) => other.kind === 'options'));
  const made = fc.tuple(...settings.map((setting) => fc.option(valueOf(setting), { nil: undefined })));
  const more = fc.record({ help: fc.option(fc.constantFrom('写全名', '按证件'), { nil: undefined }), first: fc.boolean(), own: fc.boolean() });
  return fc.tuple(made, more).map(([values, { help, first, own }]) => {
    let [property, ui]: JsonObject[] = [{ title: `题${meta.id}`, ...meta.schema }, { ...meta.uiSchema, ...(help === undefined ? {} : { 'ui:help': help }) }];
    settings.forEach((setting, at) => {
      const value = values[at];
      if (value === undefined) return;
      if (setting.at === 'schema') property = put(property ?? {}, setting.key.split('.'), value);
      else ui = put(ui ?? {}, setting.key.split('.'), value);
    });
    if (first && property?.type === 'string' && meta.group === 'common') property = { ...property, default: '1' };
    if (own && property?.type === 'number') property = { ...property, multipleOf: 2 };
    return { property: property ?? {}, ui: ui ?? {} };
  });
});

const plain = WIDGETS.filter((meta) => meta.id !== 'table');
const forms: fc.Arbitrary<FormDef> = fc.record({ fields: fc.array(field(plain), { minLength: 1, maxLength: 5 }), columns: fc.array(field(plain.filter((meta) => meta.group === 'common')), { maxLength: 3 }), wide: fc.boolean(), layout: fc.constantFrom('page', 'steps', 'tabs') }).map(({ fields, columns, wide, layout }) => {
  const all = Object.fromEntries(fields.map((one, at) => [`q${at}`, one]));
  const inside = Object.fromEntries(columns.map((one, at) => [`c${at}`, one]));
  const table: Readonly<Record<string, Field>> = columns.length === 0 ? {} : { t: {
    property: { type: 'array', title: '表', 'x-privacy': 'L1', items: { type: 'object', properties: Object.fromEntries(Object.entries(inside).map(([id, one]) => [id, one.property])) } },
    ui: { items: Object.fromEntries(Object.entries(inside).map(([id, one]) => [id, one.ui])) },
  } };
  const both = Object.entries({ ...all, ...table });
  return {
    id: 'f', title: '试表', record: 'r', layout: layout as 'page', schema: { type: 'object', properties: Object.fromEntries(both.map(([id, one]) => [id, one.property])) }, uiSchema: Object.fromEntries(both.map(([id, one]) => [id, one.ui])),
    sections: [{ id: 's', title: '一', fields: both.map(([id]) => id), ...(wide ? { columns: 2 as const } : {}) }], rules: [],
  };
});

async function roundTrip(form: FormDef): Promise<{ readonly back: FormDef; readonly told: readonly string[] }> {
  const { sheets, findings } = xlsFormOf(form, CODES);
  const workbook = await readWorkbook(await writeWorkbook(sheets));
  if ('code' in workbook) throw new Error(workbook.code);
  const xls = readXlsForm(workbook, { mendNames: false });
  if ('refusals' in xls) throw new Error(xls.refusals.map(findingText).join());
  return { back: addXlsForm(xls, { ...form, schema: { type: 'object', properties: {} }, uiSchema: {}, sections: [], rules: [], layout: 'page' }).form, told: findings.map(findingText) };
}

const sorted = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(sorted) : typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inside]) => [key, sorted(inside)])) : value;
const text = (value: unknown): string => JSON.stringify(sorted(value));
/** Titles of the fields and columns that came back as other ones, or not at all. */
function changedIn(form: FormDef, back: FormDef): string[] {
  const [before, after] = [form.schema.properties as Record<string, JsonObject>, (back.schema.properties ?? {}) as Record<string, JsonObject>];
  const differs = (a: JsonObject | undefined, b: JsonObject | undefined, ui: unknown, now: unknown): boolean => text(a) !== text(b) || text(ui ?? {}) !== text(now ?? {});
  return Object.entries(before).flatMap(([id, property]) => {
    const columns = columnsOf(property);
    if (!columns) return differs(property, after[id], form.uiSchema[id], back.uiSchema[id]) ? [String(property.title)] : [];
    const [inner, uis, uisNow] = [columnsOf(after[id] ?? {}) ?? {}, (form.uiSchema[id] as JsonObject).items as JsonObject, (((back.uiSchema[id] ?? {}) as JsonObject).items ?? {}) as JsonObject];
    return Object.entries(columns).filter(([column, one]) => differs(one as JsonObject, inner[column] as JsonObject | undefined, uis[column], uisNow[column])).map(([, one]) => String((one as JsonObject).title));
  });
}

describe('an exported XLSForm workbook', () => {
  it('brings back every question as it was, or what is missing of it has been told', async () => {
    await fc.assert(fc.asyncProperty(forms, async (form) => {
      const { back, told } = await roundTrip(form);
      const all = told.join('\n');
      for (const title of changedIn(form, back)) expect([title, all]).toEqual([title, expect.stringMatching(new RegExp(`${title}|等\\d+题`))]);
      if (form.layout === 'tabs') expect(all).toContain('标签页');
      if (form.sections?.[0]?.columns !== undefined) expect(all).toContain('每行几列');
      if (changedIn(form, back).length === 0 && form.layout !== 'tabs' && form.sections?.[0]?.columns === undefined) expect(told).toEqual([]);
    }), { numRuns: 150 });
  }, 120_000);
});
