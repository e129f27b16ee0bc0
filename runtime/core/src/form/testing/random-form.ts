/** Random forms with rules that go round in no circle, random answers, and random changes of them. */
import fc from 'fast-check';
import type { FormDef, RuleDef } from '../../pack/format';
import type { Json, JsonObject } from '../../shared/json';

const [FIELDS, COLUMNS] = [['a', 'b', 'c', 'd', 'e', 'f', 'g'], ['p', 'q', 'r', 's']];
const property = (title: string, money: boolean): object => (money ? { type: 'number', title, 'x-format': 'money', 'x-privacy': 'L1' } : { title, 'x-privacy': 'L1', type: 'number' });

/** Over names that are known before: numbers all of them. */
function expressionOf(names: readonly string[], [first = 0, second = 0, form = 0]: readonly number[], isValue: boolean): string {
  const name = (index: number): string => names[index % names.length] ?? '1';
  const [x, y] = [name(first), name(second)];
  const tests = [`${x} > 2`, `${x} != null`, `${x} = ${y}`, `${x} > ${y} or ${y} = null`, `not(${x} = 3)`, `${x} in [1..4]`, `today() > date("2026-01-06")`, `params.limit > ${x}`];
  const values = [`${x} + ${y}`, `${x} * 1.005`, `if ${x} > 2 then ${y} else ${x}`, `max([${x}, ${y}, 0])`, `${x} - 1`, `params.limit`];
  const all = isValue ? values : tests;
  return all[form % all.length] as string;
}

const draws = fc.array(fc.nat(97), { minLength: 3, maxLength: 3 });
const ruleShape = fc.record({ effect: fc.constantFrom<RuleDef['effect']>('visible', 'visible', 'required', 'readonly', 'calculate', 'check'), draws });

/** Names that a field may read: fields before it, and the table if it stands after the table. */
const known = (at: number, tableAt: number): string[] => [...FIELDS.slice(0, at), ...(at >= tableAt ? [...COLUMNS.map((column) => `sum(t.${column})`), 'count(t)', 'count(t[q > 2])'] : [])];

type Shape = { readonly effect: RuleDef['effect']; readonly draws: readonly number[] };

function ruleOf(id: string, target: string, names: readonly string[], { effect, draws: drawn }: Shape): RuleDef {
  return { id, target, effect, expression: names.length === 0 ? 'true' : expressionOf(names, drawn, effect === 'calculate'), ...(effect === 'check' ? { message: 'm' } : {}) };
}

const withoutTwins = (rules: readonly RuleDef[]): RuleDef[] => rules.filter((rule, index) => rule.effect !== 'calculate' || rules.findIndex((one) => one.effect === 'calculate' && one.target === rule.target) === index);

const parts = fc.record({
  tableAt: fc.integer({ min: 2, max: FIELDS.length }),
  fields: fc.array(fc.record({ at: fc.nat(FIELDS.length - 1), shape: ruleShape }), { maxLength: 9 }),
  columns: fc.array(fc.record({ at: fc.nat(COLUMNS.length - 1), shape: ruleShape }), { maxLength: 6 }),
  sections: fc.array(fc.nat(2), { minLength: FIELDS.length + 1, maxLength: FIELDS.length + 1 }),
  section: fc.option(fc.record({ effect: fc.constantFrom<RuleDef['effect']>('visible', 'readonly'), draws })),
  required: fc.subarray([...FIELDS, 't']), cells: fc.subarray(COLUMNS), money: fc.subarray([...FIELDS, ...COLUMNS]),
});

export const formDefs: fc.Arbitrary<FormDef> = parts.map(({ tableAt, fields, columns, sections, section, required, cells, money }) => {
  const properties: Record<string, object> = Object.fromEntries(FIELDS.map((id) => [id, property(id, money.includes(id))]));
  properties.t = { type: 'array', title: 't', 'x-privacy': 'L1', items: { type: 'object', required: cells, properties: Object.fromEntries(COLUMNS.map((id) => [id, property(id, money.includes(id))])) } };
  // a section with a rule may only hold fields that its rule cannot read: those of section 1 stand after the first two fields
  const sectionOf = [...FIELDS, 't'].map((id, index) => ({ id, section: index < 2 ? 0 : (sections[index] ?? 0) }));
  const rules = withoutTwins([
    ...fields.map(({ at, shape }, index) => ruleOf(`f${index}`, FIELDS[at] ?? 'a', known(at, tableAt), shape)),
    ...columns.map(({ at, shape }, index) => ruleOf(`c${index}`, `t/${COLUMNS[at]}`, [...FIELDS.slice(0, 2), ...COLUMNS.slice(0, at), 'rowNumber', ...COLUMNS.slice(0, at).map((column) => `sum(t.${column})`)], shape)),
    ...(section ? [ruleOf('s0', 's1', FIELDS.slice(0, 2), section)] : []),
  ]);
  return {
    id: 'f', title: 'F', record: 'r', schema: { type: 'object', properties, required: [...required] }, uiSchema: {},
    sections: [0, 1, 2].map((index) => ({ id: `s${index}`, title: `s${index}`, fields: sectionOf.filter((one) => one.section === index).map((one) => one.id) })),
    rules,
  };
});

const answer = fc.oneof(fc.nat(5), fc.constantFrom<Json>(1.005, 0.1, null, '', 'x', -1, true));
const row: fc.Arbitrary<Json> = fc.oneof({ weight: 9, arbitrary: fc.dictionary(fc.constantFrom(...COLUMNS), answer) as fc.Arbitrary<JsonObject> }, { weight: 1, arbitrary: fc.constantFrom<Json>('x', null, []) });
const rows = fc.oneof({ weight: 9, arbitrary: fc.array(row, { maxLength: 4 }) as fc.Arbitrary<Json> }, { weight: 1, arbitrary: fc.constantFrom<Json>('x', null, {}) });

export const answers: fc.Arbitrary<JsonObject> = fc.tuple(fc.dictionary(fc.constantFrom(...FIELDS), answer), rows).map(([data, t]) => ({ ...data, t }));

export type Edit = (data: JsonObject) => JsonObject;
const rowsOf = (data: JsonObject): Json[] => (Array.isArray(data.t) ? data.t : []);
export const edits: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(fc.constantFrom(...FIELDS), answer).map(([id, value]): Edit => (data) => ({ ...data, [id]: value })),
  fc.constantFrom(...FIELDS).map((gone): Edit => (data) => Object.fromEntries(Object.entries(data).filter(([id]) => id !== gone))),
  rows.map((t): Edit => (data) => ({ ...data, t })),
  row.map((one): Edit => (data) => ({ ...data, t: [...rowsOf(data), one] })),
  fc.nat(3).map((at): Edit => (data) => ({ ...data, t: rowsOf(data).filter((_row, index) => index !== at) })),
  fc.tuple(fc.nat(3), fc.constantFrom(...COLUMNS), answer).map(([at, column, value]): Edit => (data) => ({
    ...data, t: rowsOf(data).map((one, index) => (index === at && typeof one === 'object' && one !== null && !Array.isArray(one) ? { ...one, [column]: value } : one)),
  })),
);
