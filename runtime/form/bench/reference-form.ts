/**
 * A long form of the kind that a yearly review of a family has: ten sections of thirty questions, six more in each that appear by an answer, and a table
 * of fifty people. Once as a form of a pack, once as the plain JSON Schema of the same questions.
 */
import type { FormDef, Json, JsonObject, RuleDef } from '@liandong/core/run';
import words from './words.json' with { type: 'json' };

const [SECTIONS, FIELDS, MORE, ROWS] = [10, 30, 6, 50];
type Property = { readonly [key: string]: Json };

const KINDS: readonly { readonly property: Property; readonly answer: Json }[] = [
  { property: { type: 'string', title: words.text, maxLength: 100 }, answer: words.said },
  { property: { type: 'number', title: words.number, minimum: 0, maximum: 100_000 }, answer: 12 },
  { property: { type: 'string', title: words.choice, enum: words.choices }, answer: words.choices[0] ?? '' },
  { property: { type: 'boolean', title: words.yes }, answer: true },
  { property: { type: 'string', title: words.day, format: 'date' }, answer: '2026-03-05' },
  { property: { type: 'string', title: words.phone, pattern: '^1\\d{10}$' }, answer: '13900000000' },
];
const YES = 3;
const kindOf = (at: number): (typeof KINDS)[number] => KINDS[at % KINDS.length] as (typeof KINDS)[number];
const numbers = (count: number): number[] => Array.from({ length: count }, (_unused, n) => n);

const COLUMNS: Record<string, Property> = {
  name: { type: 'string', title: words.name }, age: { type: 'integer', title: words.age, minimum: 0, maximum: 130 }, relation: { type: 'string', title: words.relation, enum: words.relations },
  income: { type: 'number', title: words.income, minimum: 0 }, studies: { type: 'boolean', title: words.studies }, note: { type: 'string', title: words.note },
};
const PEOPLE: Property = { type: 'array', title: words.people, items: { type: 'object', properties: COLUMNS, required: ['name'] } };
const people = (): Json[] => numbers(ROWS).map((n) => ({ name: `${words.name}${n}`, age: n, relation: words.relations[2] ?? '', income: 100 * n, studies: n % 2 === 0, note: words.said }));

interface Part { readonly id: string; readonly title: string; readonly asked: Record<string, Property>; readonly required: readonly string[]; readonly more: readonly { readonly id: string; readonly by: string }[]; readonly answers: JsonObject }
function partOf(at: number): Part {
  const ids = numbers(FIELDS).map((n) => `q${at}_${n}`);
  const more = numbers(MORE).map((n) => ({ id: `m${at}_${n}`, by: `q${at}_${YES + KINDS.length * (n % 4)}` }));
  return {
    id: `s${at}`, title: `${words.section} ${at + 1}`, more,
    asked: Object.fromEntries(ids.map((id, n) => [id, { ...kindOf(n).property, title: `${String(kindOf(n).property.title)} ${at + 1}.${n + 1}` }])),
    required: ids.filter((_id, n) => n % 5 === 0),
    answers: Object.fromEntries([...ids.map((id, n) => [id, kindOf(n).answer]), ...more.map(({ id }) => [id, words.said])]) as JsonObject,
  };
}
const moreProperty = (id: string): Property => ({ type: 'string', title: `${words.more} ${id}` });
const parts = numbers(SECTIONS).map(partOf);

export function packForm(): { readonly def: FormDef; readonly data: JsonObject } {
  const rules = parts.flatMap(({ more }) => more.map(({ id, by }): RuleDef => ({ id: `r_${id}`, effect: 'visible', target: id, expression: `${by} = true` })));
  const properties = Object.assign({}, ...parts.map(({ asked, more }) => ({ ...asked, ...Object.fromEntries(more.map(({ id }) => [id, moreProperty(id)])) }))) as Record<string, Property>;
  return {
    def: {
      id: 'review', title: words.title, record: 'r', rules, uiSchema: {},
      schema: { type: 'object', properties: { ...properties, people: PEOPLE }, required: parts.flatMap(({ required, more }) => [...required, ...more.map(({ id }) => id)]) },
      sections: [...parts.map(({ id, title, asked, more }) => ({ id, title, fields: [...Object.keys(asked), ...more.map((one) => one.id)] })), { id: 'people', title: words.people, fields: ['people'] }],
    },
    data: Object.assign({ people: people() }, ...parts.map(({ answers }) => answers)) as JsonObject,
  };
}

export function plainForm(): { readonly schema: JsonObject; readonly data: JsonObject } {
  const branches = ({ more }: Part): Json[] => more.map(({ id, by }) => ({ if: { properties: { [by]: { const: true } } }, then: { properties: { [id]: moreProperty(id) }, required: [id] } }));
  const sections = parts.map((part): [string, Json] => [part.id, { type: 'object', title: part.title, properties: part.asked, required: [...part.required], allOf: branches(part) }]);
  return {
    schema: { type: 'object', properties: { ...Object.fromEntries(sections), people: PEOPLE } },
    data: { ...Object.fromEntries(parts.map(({ id, answers }) => [id, answers])), people: people() },
  };
}
