/** The forms that are measured: a record of 95 answers, and a form of 300 fields with 60 rules and a child table of 50 rows. */
import type { FormDef, JsonObject, PackFiles, RuleDef } from '@liandong/core/run';

interface Kind { readonly property: object; readonly answer: (at: number) => string | number | boolean; readonly wrong: string | number }
const KINDS: readonly Kind[] = [
  { property: { type: 'string', maxLength: 200 }, answer: () => 'some words', wrong: 7 },
  { property: { type: 'number', minimum: 0, maximum: 1_000_000 }, answer: (at) => at * 3, wrong: -1 },
  { property: { type: 'string', enum: ['a', 'b', 'c', 'd'] }, answer: () => 'b', wrong: 'z' },
  { property: { type: 'boolean' }, answer: () => true, wrong: 'no' },
  { property: { type: 'string', format: 'date' }, answer: () => '2026-01-02', wrong: '2026-02-30' },
  { property: { type: 'string', pattern: '^1\\d{10}$' }, answer: () => '13800000000', wrong: '12345' },
];
const kindOf = (at: number): Kind => KINDS[at % KINDS.length] as Kind;
const titled = (property: object, title: string): object => ({ title, 'x-privacy': 'L1', ...property });
const form = (id: string, properties: Readonly<Record<string, object>>, more: Partial<FormDef> = {}): FormDef =>
  ({ id, title: id, record: 'thing', schema: { type: 'object', properties, required: [] }, uiSchema: {}, rules: [], ...more });

const KEYS = Array.from({ length: 95 }, (_, at) => `key${at}`);
export const recordForm = form('record', Object.fromEntries(KEYS.map((key, at) => [key, titled(kindOf(at).property, key)])));
export const soundRecord: JsonObject = Object.fromEntries(KEYS.map((key, at) => [key, kindOf(at).answer(at)]));
/** One answer in ten is wrong. */
export const wrongRecord: JsonObject = Object.fromEntries(KEYS.map((key, at) => [key, at % 10 === 0 ? kindOf(at).wrong : kindOf(at).answer(at)]));

const [SECTIONS, EACH, ROWS] = [10, 30, 50];
const idOf = (section: number, at: number): string => `f${section}_${at}`;
/** A note that is asked for while a switch of its section is on. */
const noteOf = (section: number, at: number): string => `n${section}_${at}`;
const spread = <T>(make: (section: number, at: number) => T, each: number): T[] => Array.from({ length: SECTIONS }, (_, section) => Array.from({ length: each }, (_none, at) => make(section, at))).flat();

const MEMBERS = {
  type: 'array', items: {
    type: 'object', required: ['name'], properties: {
      name: { type: 'string', title: 'name' }, age: { type: 'integer', title: 'age', minimum: 0 }, kin: { type: 'string', title: 'kin', enum: ['a', 'b', 'c'] },
      income: { type: 'number', title: 'income' }, study: { type: 'boolean', title: 'study' }, note: { type: 'string', title: 'note' },
    },
  },
};
export const bigForm = form('big', Object.fromEntries([
  ...spread((section, at): [string, object] => [idOf(section, at), titled(kindOf(at).property, idOf(section, at))], EACH),
  ...spread((section, at): [string, object] => [noteOf(section, at), titled({ type: 'string' }, noteOf(section, at))], 6),
  ['members', titled(MEMBERS, 'members')],
]), {
  sections: Array.from({ length: SECTIONS }, (_, section) => ({
    id: `s${section}`, title: `s${section}`, fields: [...Array.from({ length: EACH }, (_none, at) => idOf(section, at)), ...Array.from({ length: 6 }, (_none, at) => noteOf(section, at))],
  })),
  rules: spread((section, at): RuleDef => ({ id: `r${section}_${at}`, effect: 'visible', target: noteOf(section, at), expression: `${idOf(section, 6 * (at % 4) + 3)} = true` }), 6),
});
export const bigAnswers: JsonObject = Object.fromEntries([
  ...spread((section, at): [string, string | number | boolean] => [idOf(section, at), kindOf(at).answer(at)], EACH),
  ...spread((section, at): [string, string] => [noteOf(section, at), 'a word'], 6),
  ['members', Array.from({ length: ROWS }, (_, at) => ({ name: `name${at}`, age: at, kin: 'c', income: 100 * at, study: at % 2 === 0, note: '' }))],
]);
/** The answer that is changed, and shows and hides notes. */
export const aSwitch = idOf(0, 3);
/** An answer that no rule reads. */
export const aText = idOf(0, 0);

export const formPack: PackFiles = {
  'pack.json': JSON.stringify({ format: 1, id: 'forms', version: '1.0.0', title: 'forms', roles: [] }),
  'services.json': JSON.stringify({ services: [] }),
  'records/thing.json': JSON.stringify({ id: 'thing', title: 'thing', numbering: '{seq6}', titleField: 'key0', states: [{ id: 'open', title: 'open', kind: 'open' }], initialState: 'open', columns: ['key0'] }),
  'forms/record.json': JSON.stringify(recordForm),
  'forms/big.json': JSON.stringify(bigForm),
};
