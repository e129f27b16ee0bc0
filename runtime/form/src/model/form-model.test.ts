import { describe, expect, it } from '@jest/globals';
import { problem } from '@liandong/core/run';
import { aForm, aProgram } from '../testing/index';
import { formModel, NOTHING_TOLD } from './form-model';
import { inLanguage } from './language';
import { sectionsOf } from './shape';

const NOW = '2026-11-24T03:00:00.000Z';
const def = aForm(
  {
    name: { type: 'string', title: '姓名' },
    idNo: { type: 'string', title: '身份证号码', 'x-format': 'cn-id' },
    birthDate: { type: 'string', title: '出生日期', format: 'date', 'x-derive': { from: 'idNo', what: 'birthDate' } },
    guardian: { type: 'string', title: '监护人' },
    extra: { type: 'string', title: '其他' },
  },
  {
    required: ['name', 'idNo'],
    sections: [{ id: 's1', title: '一', fields: ['name', 'idNo'] }, { id: 's2', title: '二', fields: ['birthDate', 'guardian'] }],
    rules: [{ id: 'r1', effect: 'visible', target: 'guardian', expression: 'name = "a"' }],
    uiSchema: { name: { 'ui:help': '写全名', 'ui:options': { rows: 2 } } },
  },
);
const program = aProgram([def]);
const input = { program, formId: 'f', now: NOW, data: {} };
const ids = (data: object) => formModel({ ...input, data: data as never })?.sections.map((section) => section.fields.map((field) => field.id));

describe('form model', () => {
  it('puts every field into exactly one section, those without one last', () => {
    expect(sectionsOf(program.pack.forms.f!).map((section) => [section.id, section.fields])).toEqual([['s1', ['name', 'idNo']], ['s2', ['birthDate', 'guardian']], ['', ['extra']]]);
  });
  it('lets a table have as many rows as its author says, and never more than core looks at', () => {
    const rows = (more: object) => ({ type: 'array', title: 'R', items: { type: 'object', properties: { a: { type: 'string', title: 'A' } } }, ...more });
    const tables = aProgram([aForm({ few: rows({ maxItems: 3 }), any: rows({}), many: rows({ maxItems: 9000 }) })]);
    expect(formModel({ ...input, program: tables })?.sections[0]?.fields.map((field) => field.table?.most)).toEqual([3, 200, 200]);
  });
  it('leaves out what core hides and keeps the hidden answer', () => {
    expect(ids({})).toEqual([['name', 'idNo'], ['birthDate'], ['extra']]);
    expect(ids({ name: 'a' })).toEqual([['name', 'idNo'], ['birthDate', 'guardian'], ['extra']]);
    expect(formModel({ ...input, data: { guardian: 'kept' } })?.state.data.guardian).toBe('kept');
  });
  it('tells nothing at first but counts what is missing', () => {
    const model = formModel(input);
    expect(model?.problems).toEqual([]);
    expect(model?.sections.map((section) => section.missing)).toEqual([2, 0, 0]);
    expect(model?.missing).toBe(2);
  });
  it('tells of a field that was left what is wrong with its answer, not that it is missing', () => {
    const telling = { ...NOTHING_TOLD, fields: new Set(['name', 'idNo']) };
    const model = formModel({ ...input, data: { idNo: '123' } }, telling);
    expect(model?.problems.map((one) => one.field)).toEqual(['idNo']);
    expect(model?.sections[0]?.fields[1]?.problems).toHaveLength(1);
  });
  it('tells everything of a section that was passed', () => {
    const model = formModel(input, { ...NOTHING_TOLD, sections: new Set(['s1']) });
    expect(model?.problems.map((one) => [one.section, one.field])).toEqual([['s1', 'name'], ['s1', 'idNo']]);
    expect(model?.problems[0]?.text).toContain('姓名');
  });
  it('places what a server found, with and without /data before the field, and the rest at the top', () => {
    const found = [problem('form.required', '/data/idNo', { title: '身份证号码' }), problem('form.required', '/name', { title: '姓名' }), problem('work.empty')];
    const model = formModel(input, { ...NOTHING_TOLD, found });
    expect(model?.problems.map((one) => one.field)).toEqual([undefined, 'name', 'idNo']);
  });
  it('keeps what a server found at a field that is not shown, as a problem of the whole', () => {
    const found = [problem('form.required', '/guardian', { title: '监护人' })];
    expect(formModel(input, { ...NOTHING_TOLD, found })?.problems).toEqual([{ field: undefined, section: undefined, text: '请填写监护人' }]);
  });
  it('never opens a masked field, whatever the step allows', () => {
    const field = formModel({ ...input, data: { idNo: '6107**********000X' }, access: { '*': 'edit' }, masked: ['idNo'] }, { ...NOTHING_TOLD, all: true })?.sections[0]?.fields[1];
    expect(field).toMatchObject({ masked: true, readonly: true, problems: [] });
  });
  it('keeps a masked field hidden where the step hides it', () => {
    expect(formModel({ ...input, access: { '*': 'edit', idNo: 'hide' }, masked: ['idNo'] })?.sections[0]?.fields.map((field) => field.id)).toEqual(['name']);
  });
  it('says which field a value is derived from', () => {
    const fields = formModel({ ...input, data: { idNo: '61072219500319000X' } })?.sections[1];
    expect(fields?.data.birthDate).toBe('1950-03-19');
    expect(fields?.fields[0]).toMatchObject({ calculated: true, derivedFrom: '身份证号码' });
  });
  it('takes wishes from ui: keys and ui:options alike', () => {
    expect(formModel(input)?.sections[0]?.fields[0]).toMatchObject({ help: '写全名', settings: { rows: 2 } });
  });
  it('ignores answers of other forms', () => {
    expect(formModel({ ...input, data: { other: 1 } }, { ...NOTHING_TOLD, all: true })?.problems.some((one) => one.text.includes('other'))).toBe(false);
  });
  it('is nothing for a form that the pack does not have', () => {
    expect(formModel({ ...input, formId: 'none' })).toBeUndefined();
  });
});

describe('a form model made again', () => {
  const people = aForm({ a: { type: 'string', title: 'A' }, b: { type: 'string', title: 'B' }, rows: { type: 'array', title: 'R', items: { type: 'object', properties: { x: { type: 'number', title: 'X' }, y: { type: 'string', title: 'Y' } }, required: ['x'] } } }, {
    required: ['b'], sections: [{ id: 's1', title: '1', fields: ['a'] }, { id: 's2', title: '2', fields: ['b', 'rows'] }],
    rules: [{ id: 'r', effect: 'visible', target: 'rows/y', expression: 'x > 5' }, { id: 'q', effect: 'readonly', target: 'b', expression: 'a = "z"' }],
  });
  const of = { program: aProgram([people]), formId: 'f', now: NOW };
  const rows = [{ x: 1 }, { x: 9, y: 'kept' }];

  it('is the same objects wherever nothing changed, down to the row', () => {
    const before = formModel({ ...of, data: { a: '1', b: '2', rows } });
    const after = formModel({ ...of, data: { a: '1', b: '2', rows: [{ x: 7 }, rows[1] ?? {}] } }, NOTHING_TOLD, before);
    const fieldsOf = (model: typeof before) => model?.sections.flatMap((section) => section.fields) ?? [];
    const [[a, b, was], [a2, b2, now]] = [fieldsOf(before), fieldsOf(after)];
    expect([after?.sections[0] === before?.sections[0], a === a2, b === b2, was === now]).toEqual([true, true, true, false]);
    expect(now?.table?.rows[1]).toBe(was?.table?.rows[1]);
    const cellsOf = (field: typeof was) => field?.table?.rows[0]?.cells.map((cell) => cell?.id);
    expect([cellsOf(was), cellsOf(now)]).toEqual([['rows/0/x', undefined], ['rows/0/x', 'rows/0/y']]);
  });
  it('says the same as one made from the beginning', () => {
    const telling = { ...NOTHING_TOLD, all: true };
    const before = formModel({ ...of, data: { a: '1', rows: [{}, {}] } }, telling);
    for (const next of [{ ...of, data: { a: 'z', b: '2', rows } }, { ...of, data: {}, masked: ['a'], known: { b: { from: 'F', at: '2026-03-05' } } }, { ...of, data: { rows: [{ y: 'a' }] }, marked: ['b'] }])
      expect(formModel(next, telling, before)).toEqual(formModel(next, telling));
  });
  it('places a problem of a cell at the cell, named without its row there', () => {
    const model = formModel({ ...of, data: { b: '1', rows: [{ x: 9 }, {}] } }, { ...NOTHING_TOLD, all: true });
    expect(model?.problems).toEqual([expect.objectContaining({ field: 'rows', cell: 'rows/1/x', section: 's2', text: expect.stringContaining('第 2 行'), cellText: '请填写X' })]);
    expect(model?.sections[1]).toMatchObject({ wrong: 1, missing: 1 });
    expect(model?.sections[1]?.fields[1]?.table?.rows.map((row) => row.wrong)).toEqual([0, 1]);
  });
  it('speaks another language where the form has its texts', () => {
    const program = inLanguage(aProgram([{ ...people, translations: { en: { '/schema/properties/a/title': 'First', '/sections/1/title': 'Second' } } }]), 'f', 'en-GB');
    expect(formModel({ ...of, program, data: {} })?.sections.map((section) => [section.title, section.fields[0]?.title])).toEqual([['1', 'First'], ['Second', 'B']]);
    expect(inLanguage(of.program, 'f', 'fr')).toBe(of.program);
  });
});
