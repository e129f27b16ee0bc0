import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { JsonObject } from '@liandong/core/run';
import { applyStart, type Applied } from './commit';
import { counterModel, historyModel, recordModel, type RecordRowDoc } from './model';
import { applyStarts } from './start-many';
import { aCounty, type TestCounty } from './testing/a-county';
import { packFiles } from './testing/a-pack';

/** The sample pack, its cases numbered without gaps; nobody has more than one buddy, which shows only in the transaction. */
function gapFree(): Readonly<Record<string, string>> {
  const files = { ...packFiles() } as Record<string, string>;
  const change = (name: string, made: (was: JsonObject) => JsonObject): void => { files[name] = JSON.stringify(made(JSON.parse(files[name] ?? '{}') as JsonObject)); };
  change('records/case.json', (was) => ({ ...was, gapFree: true, links: [{ id: 'buddy', field: 'buddy', inverse: 'buddies', most: 1, onVoid: 'refuse' }] }));
  change('forms/apply.json', (was) => {
    const schema = was.schema as JsonObject;
    return { ...was, schema: { ...schema, properties: { ...(schema.properties as JsonObject), buddy: { type: 'string', title: 'buddy', 'x-privacy': 'L1', 'x-ref': { kind: 'record', record: 'case' } } } } };
  });
  return files;
}

let county: TestCounty;
let n = 0;
beforeAll(async () => { county = await aCounty('2026-11-24T01:00:00.000Z', { files: gapFree() }); });
afterAll(() => county.stop());

const start = async (data: JsonObject, deps = county.deps): Promise<Applied> =>
  applyStart(deps, { countyId: 'county', actor: county.actor('worker'), commandId: `s${++n}`, program: county.program, input: { serviceId: 'help', orgId: 'east', data } });
const person = (): JsonObject => ({ alias: `a${++n}`, name: '李四' });
const batch = (rows: readonly JsonObject[], id: string) =>
  applyStarts(county.deps, { countyId: 'county', actor: county.actor('worker'), program: county.program, serviceId: 'help', orgId: 'east', rows, id }, { done: async () => undefined, also: async () => undefined });
const numbers = async (): Promise<number[]> => (await recordModel(county.deps.db).find({ countyId: 'county', no: /^east-C/ }).lean<RecordRowDoc[]>()).map(({ no }) => Number(no?.slice(-4))).sort((x, y) => x - y);
const recordIdOf = async (applied: Applied): Promise<string> => {
  if (!applied.ok) throw new Error(JSON.stringify(applied.problems));
  return (await historyModel(county.deps.db).findOne({ countyId: 'county', workId: applied.workId }).lean<{ recordId: string }>())?.recordId ?? '';
};

it('fifty services started at once at one unit, on two servers, have numbers in a row, whoever is refused among them', async () => {
  const buddy = await recordIdOf(await start(person()));
  const other = await county.another();
  const [singles, many, bad] = await Promise.all([
    // every sixth is refused before the commit, and of those with a buddy all but one in the transaction itself
    Promise.all(Array.from({ length: 60 }, (_, index) => start(index % 6 === 0 ? { alias: 'no name' } : index % 10 === 1 ? { ...person(), buddy } : person(), index % 2 === 0 ? county.deps : other))),
    batch(Array.from({ length: 7 }, person), 'batch'),
    // the last of its rows is refused: none of them may use a number up
    batch([...Array.from({ length: 4 }, person), { alias: 'no name' }], 'bad batch'),
  ]);
  const refused = singles.flatMap((one) => (one.ok ? [] : one.problems.map(({ code }) => code)));
  expect(refused.filter((code) => code === 'form.required')).toHaveLength(10);
  expect(refused.filter((code) => code === 'record.link-most')).toHaveLength(5);
  expect(refused).toHaveLength(15);
  expect(many).toMatchObject({ ok: true });
  expect(bad).toMatchObject({ ok: false });
  const made = 1 + 45 + 7;
  expect(await numbers()).toEqual(Array.from({ length: made }, (_, index) => index + 1));
  expect(await counterModel(county.deps.db).findOne({ countyId: 'county' }).lean()).toMatchObject({ seq: made });
});

it('a start that is sent again uses no second number', async () => {
  const before = (await numbers()).length;
  const again = { countyId: 'county', actor: county.actor('worker'), commandId: 'twice', program: county.program, input: { serviceId: 'help', orgId: 'east', data: person() } };
  const all = await Promise.all([applyStart(county.deps, again), applyStart(county.deps, again), applyStart(county.deps, again)]);
  expect(all.map(({ ok }) => ok)).toEqual([true, true, true]);
  expect(await numbers()).toEqual(Array.from({ length: before + 1 }, (_, index) => index + 1));
});
