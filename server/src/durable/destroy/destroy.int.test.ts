import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { RecordCommand } from '@liandong/core/run';
import { anchorHeads } from '../audit/anchor';
import { viewModel } from '../audit/model';
import { verifyCounty } from '../audit/verify';
import { noteView } from '../audit/views';
import { historyModel, recordModel, subjectModel, type RecordRowDoc } from '../model';
import { applyRecord } from '../records/apply';
import { aCounty, type TestCounty } from '../testing/a-county';
import { REGISTER_PEOPLE, registerFiles } from '../testing/a-register';
import { cutOldViews, destroyedModel, destroyRecord, forgetSubjects, type DestroyIntent } from './index';

const ID_NO = '610722194501012383';
const NAME = 'Canary Of Erli';
let county: TestCounty;
let count = 0;
beforeAll(async () => { county = await aCounty('2010-03-01T01:00:00.000Z', { files: registerFiles(), people: REGISTER_PEOPLE }); });
beforeEach(() => county.clear());
afterAll(() => county.stop());

async function send(who: string, command: RecordCommand, recordId?: string): Promise<string> {
  const applied = await applyRecord(county.deps, { countyId: 'county', actor: county.actor(who), commandId: `c-${++count}`, command, ...(recordId === undefined ? { program: county.program } : { recordId }) });
  if (!applied.ok) throw new Error(JSON.stringify(applied.problems));
  return applied.recordId;
}
const make = (recordType: string, data: object) => send('clerk', { type: 'CreateRecord', recordType, orgId: 'east', data: data as never });
const rowOf = async (id: string): Promise<RecordRowDoc> => (await recordModel(county.deps.db).findById(id).lean<RecordRowDoc>()) as RecordRowDoc;
const correct = async (id: string, patch: object) => send('head', { type: 'CorrectRecord', patch: patch as never, reason: `not ${NAME}`, base: (await rowOf(id)).version }, id);
/** Figures and plans have looked at all of it. */
const counted = () => recordModel(county.deps.db).updateMany({}, { $unset: { factsDue: 1, plansDue: 1 } });
const see = (recordId: string) => noteView(county.deps, { countyId: 'county', recordId, by: 'head', byName: 'Head', at: county.deps.clock.now(), levels: ['L3'], where: 'record' });

async function destroy(recordId: string, more: Partial<DestroyIntent> = {}) {
  const { version } = await rowOf(recordId);
  return destroyRecord(county.deps, {
    countyId: 'county', recordId, version, today: '2026-11-24', pack: county.program.pack, listId: 'list-1', by: 'head', byName: 'Head', confirmedBy: 'office', at: county.deps.clock.now(),
    rule: { title: 'files', years: 10, from: 'closed' }, kept: { from: '2010-03-01', until: '2020-03-01' }, isHeld: async () => false, also: async () => undefined, ...more,
  });
}
const verified = async (): Promise<string[]> => (await verifyCounty(county.deps, 'county')).problems.map(({ what, seq }) => `${what} ${seq}`);
async function anOldOne(): Promise<string> {
  const id = await make('resident', { name: NAME, idNo: ID_NO, village: 'erli', story: 'in confidence' });
  await correct(id, { village: 'canaryland' });
  await see(id);
  await counted();
  return id;
}

describe('a record that is destroyed', () => {
  it('is found nowhere, and the rest is proved, before and after the next anchor', async () => {
    const [id, other] = [await anOldOne(), await make('resident', { name: 'Other', idNo: '610722198001011235' })];
    await anchorHeads(county.deps, 'county');
    await counted();
    county.setNow('2026-11-24T01:00:00.000Z');
    expect(await destroy(id)).toEqual({ ok: true });
    expect(await verified()).toEqual([]);
    await anchorHeads(county.deps, 'county');
    expect(await verified()).toEqual([]);
    const dump = await county.dump();
    for (const canary of [NAME, 'canaryland', 'in confidence', ID_NO, 'sealed@1":"none']) expect(dump).not.toContain(canary);
    expect(dump).toContain('Other');
    expect(await rowOf(id)).toBeNull();
    expect(await destroyedModel(county.deps.db).findById(id).lean()).toMatchObject({ no: 'east-resident-2010-0001', listId: 'list-1', chain: { seq: 3 } });
    expect(await rowOf(other)).not.toBeNull();
  });

  it('takes the key of its person with it, a while later and only when nobody else needs it', async () => {
    const id = await anOldOne();
    const visit = await make('visit', { name: 'v', resident: id, talk: 'between us' });
    await counted();
    const { subjectId } = await rowOf(id);
    const keys = () => subjectModel(county.deps.db).countDocuments({ _id: subjectId });
    expect(await destroy(id)).toEqual({ ok: true });
    county.setNow('2026-12-01T01:00:00.000Z');
    expect([await forgetSubjects(county.deps, 'county'), await keys()]).toEqual([0, 1]);
    expect(await destroy(visit)).toEqual({ ok: true });
    expect([await forgetSubjects(county.deps, 'county'), await keys()]).toEqual([0, 1]);
    county.setNow('2026-12-01T01:02:00.000Z');
    expect([await forgetSubjects(county.deps, 'county'), await keys()]).toEqual([1, 0]);
    expect(await verified()).toEqual([]);
  });

  it('leaves a key by which the history of another one is read', async () => {
    const [id, other] = [await anOldOne(), await make('resident', { name: 'Other', idNo: '610722198001011235' })];
    const visit = await make('visit', { name: 'v', resident: id, talk: 'between us' });
    await correct(visit, { resident: other });
    await counted();
    const { subjectId } = await rowOf(id);
    await destroy(id);
    county.setNow('2026-12-01T01:02:00.000Z');
    await forgetSubjects(county.deps, 'county');
    expect(await subjectModel(county.deps.db).countDocuments({ _id: subjectId })).toBe(1);
    expect((await rowOf(visit)).formerSubjects).toEqual([subjectId]);
  });

  it('is kept while something stands against it, and nothing is changed then', async () => {
    const id = await anOldOne();
    const card = await make('card', { name: 'card', resident: id });
    await counted();
    const before = await county.dump();
    expect(await destroy(id)).toMatchObject({ ok: false, problem: { code: 'destruction.pointed-to', params: { record: 'record card', count: 1 } } });
    expect(await destroy(card, { isHeld: async () => true })).toMatchObject({ ok: false, problem: { code: 'destruction.held' } });
    expect(await destroy(card, { kept: { from: '2020-01-01', until: '2030-01-01' } })).toMatchObject({ ok: false, problem: { code: 'destruction.not-due' } });
    expect(await destroy(card, { version: 7 })).toBe('later');
    expect(await county.dump()).toBe(before);
    await recordModel(county.deps.db).updateOne({ _id: card }, { $set: { factsDue: '2010-03-01T01:00:00.000Z' } });
    expect(await destroy(card)).toBe('later');
  });

  it('is whole when what should go with it fails', async () => {
    const id = await anOldOne();
    const before = await county.dump();
    await expect(destroy(id, { also: async () => { throw new Error('killed'); } })).rejects.toThrow('killed');
    expect(await county.dump()).toBe(before);
    expect(await destroy(id)).toEqual({ ok: true });
    expect(await destroy(id).catch(() => 'gone')).toBe('gone');
  });

  it('keeps who saw it for three years', async () => {
    const id = await anOldOne();
    county.setNow('2012-03-01T01:00:00.000Z');
    await see(id);
    county.setNow('2014-01-01T01:00:00.000Z');
    await counted();
    await destroy(id, { at: '2014-01-01T01:00:00.000Z' });
    const seen = async () => (await viewModel(county.deps.db).find({ recordId: id }).sort({ seq: 1 }).lean()).map(({ byName, cut }) => [byName, cut === true]);
    expect(await seen()).toEqual([['', true], ['Head', false]]);
    expect([await cutOldViews(county.deps, 'county'), await verified()]).toEqual([0, []]);
    county.setNow('2015-03-01T01:00:00.000Z');
    expect([await cutOldViews(county.deps, 'county'), await seen()]).toEqual([1, [['', true], ['', true]]]);
    expect([await cutOldViews(county.deps, 'county'), await verified()]).toEqual([0, []]);
  });
});

describe('what is cut', () => {
  const history = () => historyModel(county.deps.db);
  const destroyedOne = async (): Promise<string> => {
    const id = await anOldOne();
    await anchorHeads(county.deps, 'county');
    await counted();
    await destroy(id);
    return id;
  };
  it.each<[string, string[], (id: string) => Promise<unknown>]>([
    ['another hash', ['altered 2'], (id) => history().updateOne({ _id: `${id}.2` }, { $set: { hash: 'f'.repeat(64) } })],
    ['another hash before it', ['altered 1'], (id) => history().updateOne({ _id: `${id}.2` }, { $set: { prev: 'f'.repeat(64) } })],
    ['two hashes that fit each other', ['altered 2'], async (id) => {
      await history().updateOne({ _id: `${id}.1` }, { $set: { hash: 'f'.repeat(64) } });
      await history().updateOne({ _id: `${id}.2` }, { $set: { prev: 'f'.repeat(64) } });
    }],
    ['a cut entry that is gone', ['missing 1'], (id) => history().deleteOne({ _id: `${id}.1` })],
    ['something in it', ['left 1'], (id) => history().updateOne({ _id: `${id}.1` }, { $set: { by: 'somebody' } })],
    ['an entry that is not cut', ['left 1'], (id) => history().updateOne({ _id: `${id}.1` }, { $unset: { cut: 1 } })],
    ['postings that it never made', ['altered 2'], (id) => history().updateOne({ _id: `${id}.1` }, { $set: { books: [] } }).then(() => history().updateOne({ _id: `${id}.1` }, { $set: { books: ['x'] } }))],
    ['another rule in the event', ['not-destroyed 3'], (id) => history().updateOne({ _id: `${id}.3` }, { $set: { 'events.0.rule.years': 1 } })],
    ['no event', ['not-destroyed 3'], (id) => history().deleteOne({ _id: `${id}.3` })],
    ['no word that it was destroyed', ['cut 1'], (id) => destroyedModel(county.deps.db).deleteOne({ _id: id })],
    ['a signature of somebody without the key', ['not-destroyed 3'], (id) => destroyedModel(county.deps.db).updateOne({ _id: id }, { $set: { signature: 'AAAA' } })],
    ['no history at all', ['truncated 1'], (id) => history().deleteMany({ workId: id })],
    ['the record again', ['destroyed-there 3'], (id) => recordModel(county.deps.db).collection.insertOne({ _id: id as never, countyId: 'county', packId: 'register', type: 'resident', subjectId: id, scope: [], links: [] })],
  ])('is reported with %s', async (_what, expected, tamper) => {
    const id = await destroyedOne();
    expect(await verified()).toEqual([]);
    await tamper(id);
    const found = await verified();
    expect(found).toEqual(expect.arrayContaining(expected));
  });

  it('is reported where no record was destroyed', async () => {
    const id = await anOldOne();
    await history().updateOne({ _id: `${id}.1` }, { $set: { cut: true, events: [] } });
    expect(await verified()).toEqual(['cut 1']);
  });

  it('of views too', async () => {
    const id = await anOldOne();
    await viewModel(county.deps.db).updateOne({ recordId: id }, { $set: { cut: true, by: '' } });
    expect(await verified()).toEqual(['view-cut 1']);
  });
});
