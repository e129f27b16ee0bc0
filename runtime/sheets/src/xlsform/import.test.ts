import { describe, expect, it } from '@jest/globals';
import type { FormDef, JsonObject } from '@liandong/core/run';
import { findingText } from '../finding';
import { workbookOf } from '../testing/workbooks';
import type { Written } from '../workbook/write-workbook';
import { readXlsForm } from './read/index';
import { addXlsForm, type ImportedForm } from './to-form/index';

type Rows = readonly (readonly Written[])[];
const BASE: FormDef = { id: 'f', title: '登记表', record: 'r', schema: { type: 'object', properties: { kept: { type: 'string', title: '原有' } }, required: ['kept'] }, uiSchema: {}, sections: [{ id: 'first', title: '一', fields: ['kept'] }], rules: [] };

async function refusals(survey: Rows, more: Readonly<Record<string, Rows>> = {}): Promise<string[]> {
  const read = readXlsForm(await workbookOf({ survey, ...more }), { mendNames: false });
  return 'refusals' in read ? read.refusals.map((one) => `${one.row ?? ''} ${one.code}`.trim()) : [];
}
async function imported(survey: Rows, more: Readonly<Record<string, Rows>> = {}): Promise<ImportedForm> {
  const read = readXlsForm(await workbookOf({ survey, ...more }), { mendNames: true });
  if ('refusals' in read) throw new Error(read.refusals.map(findingText).join());
  return addXlsForm(read, BASE);
}
const propertyOf = ({ form }: ImportedForm, id: string): JsonObject => (form.schema.properties as Record<string, JsonObject>)[id] as JsonObject;
const CHOICES: Rows = [['list name', 'name', 'label', 'label::English (en)', 'town'], ['yn', '1', '是', 'Yes', ''], ['yn', '0', '否', 'No', ''], ['village', 'v1', '甲村', '', 't1'], ['village', 'v2', '乙村', '', 't2']];

describe('an XLSForm', () => {
  it('becomes fields, choices, limits and rules behind what is there', async () => {
    const result = await imported([
      ['Type', 'NAME', 'label::中文 (zh)', 'label::English (en)', 'required', 'relevance', 'constraint', 'constraint message', 'hint', 'appearance', 'default'],
      ['text', 'person', '姓名', 'Name', 'yes', '', '', '', '照身份证填', '', ''], ['int', 'age', '年龄', 'Age', '', '', '. >= 0 and . <= 120', '', '', '', '18'],
      ['select_one yn', 'lonely', '独居', 'Alone', 'true()', '${age} > 60', '', '', '', 'minimal', ''], ['select_multiple yn', 'many', '多选', '', '', '', 'count-selected(.) <= 2', '', '', '', ''],
      ['string', 'tail', '尾号', '', "selected(${lonely}, '1')", '', 'regex(., "[0-9]{4}")', '四位数字', '', 'multiline', ''],
    ], { choices: CHOICES });
    expect(Object.keys(result.form.schema.properties as object)).toEqual(['kept', 'person', 'age', 'lonely', 'many', 'tail']);
    expect(propertyOf(result, 'age')).toEqual({ title: '年龄', 'x-privacy': 'L1', type: 'integer', minimum: 0, maximum: 120, default: 18 });
    expect(propertyOf(result, 'lonely').oneOf).toEqual([{ const: '1', title: '是' }, { const: '0', title: '否' }]);
    expect(propertyOf(result, 'many')).toMatchObject({ type: 'array', uniqueItems: true, maxItems: 2 });
    expect(result.form.schema.required).toEqual(['kept', 'person', 'lonely']);
    expect(result.form.uiSchema).toMatchObject({ person: { 'ui:help': '照身份证填' }, lonely: { 'ui:widget': 'select', 'ui:options': { display: 'dropdown' } }, tail: { 'ui:widget': 'textarea' } });
    expect(result.form.rules.map(({ effect, target, expression, message }) => [effect, target, expression, message])).toEqual([
      ['visible', 'lonely', 'age > 60', undefined], ['required', 'tail', 'lonely = "1"', undefined], ['check', 'tail', 'if tail = null then true else matches(tail, "^([0-9]{4})$")', '四位数字'],
    ]);
    expect(result.form.translations).toEqual({ en: { '/schema/properties/person/title': 'Name', '/schema/properties/age/title': 'Age', '/schema/properties/lonely/title': 'Alone', '/schema/properties/lonely/oneOf/0/title': 'Yes', '/schema/properties/lonely/oneOf/1/title': 'No', '/schema/properties/many/items/oneOf/0/title': 'Yes', '/schema/properties/many/items/oneOf/1/title': 'No' } });
    expect(result.findings).toEqual([]);
  });

  it('groups become sections, repeats child tables with rules of their columns', async () => {
    const result = await imported([
      ['type', 'name', 'label', 'relevant', 'calculation', 'repeat_count', 'required'], ['text', 'a', '甲'], ['begin_group', 'g', '家庭', "${a} != ''"], ['begin repeat', 'members', '成员', '', '', '3'],
      ['text', 'who', '姓名', '', '', '', 'yes'], ['begin group', 'inner', '收入', "${who} != ''"], ['decimal', 'month', '月收入'], ['end group'], ['calculate', 'year', '年收入', '', '${month} * 12'], ['end repeat'], ['calculate', 'all', '合计', '', 'sum(${year})'], ['end_group'], ['text', 'z', '末'],
    ]);
    expect(result.form.sections?.map(({ title, fields }) => [title, fields])).toEqual([['一', ['kept']], ['登记表', ['a']], ['家庭', ['members', 'all']], ['登记表', ['z']]]);
    expect(propertyOf(result, 'members')).toMatchObject({ type: 'array', minItems: 3, maxItems: 3, items: { type: 'object', required: ['who'], properties: { who: { type: 'string' }, month: { type: 'number' }, year: { type: 'number' } } } });
    expect(result.form.rules.map(({ effect, target, expression }) => [effect, target, expression])).toEqual([['visible', 'members/month', 'who != null'], ['calculate', 'members/year', 'month * 12'], ['calculate', 'all', 'sum(members.year)'], ['visible', 'g', 'a != null']]);
    expect(result.places.map(({ row, field }) => [row, field])).toContainEqual([7, 'members/month']);
  });

  it('lets no name into expressions that they could not read, and says so', async () => {
    const result = await imported([['type', 'name', 'label'], ['text', '家庭 地址', '地址'], ['text', 'today', '今天'], ['text', 'a-b', '甲'], ['text', 'a.b', '乙'], ['text', '姓名', '姓名']]);
    expect(Object.keys(result.form.schema.properties as object)).toEqual(['kept', '家庭_地址', 'today_', 'a_b', 'a_b_2', '姓名']);
    expect(result.findings.map((one) => `${one.row} ${findingText(one)}`)).toEqual(['2 名称“家庭 地址”在这里写作“家庭_地址”', '3 名称“today”在这里写作“today_”', '4 名称“a-b”在这里写作“a_b”', '5 名称“a.b”在这里写作“a_b_2”']);
  });

  it('brings a question without what could not be translated, and says in which row', async () => {
    const result = await imported([['type', 'name', 'label', 'relevant', 'calculation', 'constraint', 'default'], ['text', 'a', '甲', 'pulldata("x","y","z","w") = 1', '', '. = uuid()', 'concat("a", "b")'], ['geotrace', 'way', '路线'], ['calculate', 'c', '算', '', 'random()'], ['note', 'n', '你好 ${a}'], ['start', 'start']]);
    expect(Object.keys(result.form.schema.properties as object)).toEqual(['kept', 'a', 'n']);
    expect(result.form.rules).toEqual([]);
    expect(result.findings.map((one) => [one.row, one.code])).toEqual([[2, 'import.default'], [2, 'import.relevant'], [2, 'import.constraint'], [3, 'import.outside'], [4, 'import.calculation'], [5, 'import.embedded'], [6, 'import.device']]);
    expect(propertyOf(result, 'n').title).toBe('你好 「甲」');
  });

  const filtered = async (filter: string, choices: Rows = CHOICES, more: Rows = []) => imported([['type', 'name', 'label', 'choice_filter'], ['text', 'town', '镇'], ['integer', 'age', '年龄'], ['select_multiple needs', 'needs', '需要'], ...more, ['select_one village', 'village', '村', filter]], { choices: [...choices, ['needs', 'x', '甲'], ['needs', 'y', '乙']]});

  it('makes of a filter of choices and their further columns what is offered', async () => {
    const result = await filtered('town = ${town}');
    expect(result.form.rules).toEqual([{ id: 'village_options', effect: 'options', target: 'village', expression: 'option.town = town' }]);
    expect(propertyOf(result, 'village').oneOf).toEqual([{ const: 'v1', title: expect.any(String), 'x-attributes': { town: 't1' } }, { const: 'v2', title: expect.any(String), 'x-attributes': { town: 't2' } }]);
    expect(result.findings).toEqual([]);
  });

  it.each([
    ['town = ${town} and name != ${village_other}', 'option.town = town and option.code != village_other'], ["town = 't1' or town = ''", 'option.town = "t1" or option.town = null'], ['selected(${needs}, name)', 'list contains(needs, option.code)'],
    ["selected(${needs}, 'x') and label != '村'", 'list contains(needs, "x") and option.title != "村"'], ['gone = ${town}', 'town = null'], ['town > 3', 'number(option.town) > 3'], ['town <= ${age}', 'number(option.town) <= age'], ['town = 1', 'option.town = "1"'], ['not(town = ${town})', 'not(option.town = town)'],
  ])('%s', async (filter, feel) => expect((await filtered(filter, CHOICES, [['text', 'village_other', '另村']])).form.rules[0]?.expression).toBe(feel));

  it('says why a filter could not be brought in, and looks at what was chosen where a choice stands in its list twice', async () => {
    expect((await filtered('town = uuid()')).findings.map((one) => [one.row, one.code])).toEqual([[5, 'import.choice-filter']]);
    const twice = await imported([['type', 'name', 'label', 'choice_filter'], ['text', 'town', '镇'], ['select_one village', 'village', '村', 'town = ${town}']], { choices: [...CHOICES, ['village', 'v1', '村', 't2']], settings: [['allow_choice_duplicates'], ['yes']] });
    expect(twice.form.rules.map(({ effect }) => effect)).toEqual(['check']);
    expect(twice.findings.map((one) => one.code)).toEqual(expect.arrayContaining(['import.filter-as-check', 'import.choice-merged']));
  });

  it('gives a column of the choices another name where an attribute cannot be called so', async () => {
    const head = ['list_name', 'name', 'label', 'parent', '__proto__', 'a b', 'of', 'long'];
    const result = await imported([['type', 'name', 'label', 'choice_filter'], ['text', 'town', '镇'], ['select_one v', 'v', '村', 'parent = ${town} and of = ${town}']], { choices: [head, ['v', '1', '村', 't', 'p', 'q', 'o', '长'.repeat(201)]] });
    expect((propertyOf(result, 'v').oneOf as JsonObject[])[0]?.['x-attributes']).toEqual(JSON.parse('{"parent_":"t","__proto___":"p","a_b":"q","of_":"o"}'));
    expect(result.form.rules[0]?.expression).toBe('option.parent_ = town and option.of_ = town');
    expect(result.findings.map((one) => [one.code, one.params.name])).toEqual([['import.renamed', 'parent'], ['import.renamed', '__proto__'], ['import.renamed', 'a b'], ['import.renamed', 'of'], ['import.attribute-long', 'long']]);
  });

  it('never takes an id that the form has', async () => {
    const result = await imported([['type', 'name', 'label'], ['text', 'kept', '新'], ['text', '__proto__', '坏']]);
    expect(Object.keys(result.form.schema.properties as object)).toEqual(['kept', 'kept_2', '__proto___']);
  });
});

describe('what is refused as the reference implementation refuses it', () => {
  const head = ['type', 'name', 'label'];
  it.each<[string, Rows, Readonly<Record<string, Rows>>, readonly string[]]>([
    ['no type column', [['kind', 'name'], ['text', 'a']], {}, ['1 xlsform.no-column']],
    ['one column under two names', [['type', 'name', 'relevant', 'bind:relevant'], ['text', 'a']], {}, ['1 xlsform.column-same']],
    ['doubled names', [head, ['text', 'a', 'x'], ['text', 'a', 'y']], {}, ['3 xlsform.name-twice']],
    ['a name with a space', [head, ['text', 'a b', 'x']], {}, ['2 xlsform.name']],
    ['no name, no type', [head, ['text', '', 'x'], ['', 'b', 'y']], {}, ['2 xlsform.no-name', '3 xlsform.no-type']],
    ['an unknown type', [head, ['txt', 'a', 'x']], {}, ['2 xlsform.type-unknown']],
    ['an unknown list', [head, ['select_one gone', 'a', 'x']], {}, ['2 xlsform.list-unknown']],
    ['doubled choices', [head, ['select_one l', 'a', 'x']], { choices: [['list_name', 'name'], ['l', '1'], ['l', '1']] }, ['3 xlsform.choice-twice']],
    ['a group left open, an end too many', [head, ['begin group', 'g', 'x'], ['end repeat']], {}, ['3 xlsform.end-without-begin', '2 xlsform.not-closed']],
    ['a reference to nobody', [[...head, 'relevant'], ['text', 'a', 'x', '${b} = 1']], {}, ['2 xlsform.reference-unknown']],
    ['a calculation without one', [head, ['calculate', 'a', 'x']], {}, ['2 xlsform.no-calculation']],
  ])('%s', async (_what, survey, more, expected) => expect(await refusals(survey, more)).toEqual(expected));

  it('a workbook without a survey', async () => {
    const read = readXlsForm(await workbookOf({ a: [['x']], b: [['y']] }), { mendNames: true });
    expect('refusals' in read && read.refusals.map(findingText)).toEqual(['没有名为 survey 的工作表']);
  });
});
