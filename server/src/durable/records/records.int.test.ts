import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JsonObject, RecordCommand } from '@liandong/core/run';
import { inboxModel, type InboxDoc } from '../../resources/inbox/index';
import { historyModel, recordModel, type RecordRowDoc } from '../model';
import { verifyCounty } from '../audit/verify';
import { openRecord } from '../sealing/index';
import { aCounty, type TestCounty } from '../testing/a-county';
import { REGISTER_PEOPLE, registerFiles } from '../testing/a-register';
import { applyRecord, type RecordApplied } from './apply';
import { applyRecords, tryRecords, type ManyRecords } from './many';

let county: TestCounty;
let n = 0;
beforeAll(async () => { county = await aCounty('2026-11-24T01:00:00.000Z', { files: registerFiles(), people: REGISTER_PEOPLE }); });
afterAll(() => county.stop());

const send = (who: string, command: RecordCommand, recordId?: string, commandId = `c${++n}`): Promise<RecordApplied> =>
  applyRecord(county.deps, { countyId: 'county', actor: county.actor(who), commandId, command, ...(recordId === undefined ? { program: county.program } : { recordId }) });
const create = (recordType: string, data: JsonObject, who = 'clerk', orgId = who.startsWith('west') ? 'west' : 'east') => send(who, { type: 'CreateRecord', recordType, orgId, data });
const made = async (recordType: string, data: JsonObject, who?: string): Promise<string> => {
  const applied = await create(recordType, data, who);
  if (!applied.ok) throw new Error(JSON.stringify(applied.problems));
  return applied.recordId;
};
const rowOf = async (id: string): Promise<RecordRowDoc> => (await recordModel(county.deps.db).findById(id).lean<RecordRowDoc>())!;
const plainOf = async (id: string) => openRecord(county.deps, 'county', await rowOf(id));
const codes = (applied: RecordApplied): string[] => (applied.ok ? ['ok'] : applied.problems.map(({ code }) => code));
const base = async (id: string): Promise<number> => (await rowOf(id)).version;

describe('a record made without a process', () => {
  it('is found by its unit, numbered, sealed, with what follows from it beside it', async () => {
    const id = await made('resident', { name: 'Li', idNo: '610722194501012383', village: 'erli', story: 'in confidence' });
    const row = await rowOf(id);
    expect(row).toMatchObject({ no: 'east-resident-2026-0001', state: 'active', version: 1, createdBy: 'clerk', chain: { seq: 1 }, anchored: false, derived: { where: 'ERLI' } });
    expect(row.workId).toBeUndefined();
    expect(row.scope).toEqual(expect.arrayContaining(['u:east', 't:county', 'p:clerk']));
    expect(await county.dump()).not.toMatch(/610722194501012383|in confidence/);
    expect(await plainOf(id)).toMatchObject({ idNo: '610722194501012383' });
  });

  it('lies under the key of the person that its subject link picks, also when another is picked', async () => {
    const [one, other] = [await made('resident', { name: 'S1', idNo: '610722198001011235' }), await made('resident', { name: 'S2' })];
    const visit = await made('visit', { name: 'v', resident: one, talk: 'between us' }, 'head');
    expect((await rowOf(visit)).subjectId).toBe((await rowOf(one)).subjectId);
    expect(codes(await send('head', { type: 'CorrectRecord', patch: { resident: other }, reason: 'wrong person', base: 1 }, visit))).toEqual(['ok']);
    expect((await rowOf(visit)).subjectId).toBe((await rowOf(other)).subjectId);
    expect(await plainOf(visit)).toMatchObject({ talk: 'between us' });
    expect(JSON.stringify((await rowOf(visit)).data)).toContain(`"sealed@1":"${(await rowOf(other)).subjectId}.`);
  });

  it('is made once, however often the command comes', async () => {
    const command: RecordCommand = { type: 'CreateRecord', recordType: 'card', orgId: 'east', data: { name: 'once', resident: await made('resident', { name: 'One' }) } };
    const all = await Promise.all(Array.from({ length: 5 }, () => send('clerk', command, undefined, 'same')));
    expect(new Set(all.map((one) => (one.ok ? one.recordId : '')))).toHaveProperty('size', 1);
    expect(all.filter((one) => one.ok && !one.repeated)).toHaveLength(1);
    expect(codes(await send('clerk', { ...command, data: { name: 'other' } } as RecordCommand, undefined, 'same'))).toEqual(['command.reused']);
  });

  it('is refused at another unit, by another role, in the future, with bad answers', async () => {
    expect(codes(await create('resident', { name: 'x' }, 'clerk', 'west'))).toEqual(['record.may-not']);
    expect(codes(await create('resident', { name: 'x' }, 'office', 'east'))).toEqual(['record.may-not']);
    expect(codes(await create('resident', { name: 'x' }, 'clerk', 'nowhere'))).toEqual(['record.unit-unknown']);
    expect(codes(await create('nothing', {}))).toEqual(['record.type-unknown']);
    expect(codes(await send('clerk', { type: 'CreateRecord', recordType: 'resident', orgId: 'east', data: { name: 'x' }, occurredAt: '2027-01-01T00:00:00Z' }))).toEqual(['work.occurs-later']);
    expect(codes(await create('resident', { village: 'much too long a name' }))).toEqual(expect.arrayContaining(['form.required']));
  });
});

describe('what is done to it', () => {
  it('needs the role, the state, the condition and the reason', async () => {
    const id = await made('resident', { name: 'Wu', village: 'closed' });
    const act = async (who: string, action: string, more: object = {}) => codes(await send(who, { type: 'ActOnRecord', action, base: await base(id), ...more }, id));
    expect(await act('westclerk', 'pause', { reason: 'r' })).toEqual(['record.may-not-act']);
    expect(await act('clerk', 'pause', { reason: 'r' })).toEqual(['record.not-now']);
    expect(codes(await send('clerk', { type: 'CorrectRecord', patch: { village: 'erli' }, reason: 'moved', base: await base(id) }, id))).toEqual(['ok']);
    expect(await act('clerk', 'pause')).toEqual(['record.reason-required']);
    expect(await act('clerk', 'pause', { reason: 'ill' })).toEqual(['ok']);
    expect(await act('clerk', 'pause', { reason: 'ill' })).toEqual(['record.wrong-state']);
    expect(await act('head', 'leave', { data: {} })).toEqual(['form.required']);
    expect(await act('head', 'leave', { data: { leftFor: 'town' }, occurredAt: '2026-11-01T00:00:00Z' })).toEqual(['ok']);
    expect(await rowOf(id)).toMatchObject({ state: 'left', stateAt: { left: '2026-11-01T00:00:00.000Z' }, derived: { where: 'ERLI' } });
    expect(await county.dump()).not.toContain('"ill"');
  });

  it('goes together with what others did to other fields, and is told of what they did to the same', async () => {
    const id = await made('resident', { name: 'Xu', village: 'a' });
    const correct = (who: string, patch: JsonObject) => send(who, { type: 'CorrectRecord', patch, reason: 'r', base: 1 }, id);
    expect(codes(await correct('clerk', { village: 'b' }))).toEqual(['ok']);
    expect(codes(await correct('head', { name: 'Xun' }))).toEqual(['ok']);
    const third = await correct('head', { village: 'c' });
    expect(third).toMatchObject({ problems: [{ code: 'record.changed-meanwhile', params: { by: 'name of clerk', fields: 'village' } }] });
    const both = await Promise.all(['clerk', 'head'].map((who) => send(who, { type: 'CorrectRecord', patch: { village: who }, reason: 'r', base: 5 }, id)));
    expect(both.map((one) => one.ok).sort()).toEqual([false, true]);
  });

  it('may not put right what one cannot see, what is not there, or nothing', async () => {
    const id = await made('resident', { name: 'Ye', story: 'secret' }, 'head');
    const correct = async (who: string, patch: JsonObject) => codes(await send(who, { type: 'CorrectRecord', patch, reason: 'r', base: await base(id) }, id));
    expect(await correct('clerk', { story: 'guess' })).toEqual(['record.field-hidden']);
    expect(await correct('clerk', { constructor: 'x' })).toEqual(['form.unknown-field']);
    expect(await correct('clerk', { name: 'Ye' })).toEqual(['record.nothing-changed']);
    expect(await correct('clerk', { name: null })).toEqual(['form.required']);
    expect(await correct('head', { story: 'told otherwise' })).toEqual(['ok']);
  });

  it('moves to another unit and person, with all that finds it', async () => {
    const id = await made('resident', { name: 'Zu' });
    expect(codes(await send('head', { type: 'TransferRecord', orgId: 'west', owner: 'nobody', reason: 'r', base: 1 }, id))).toEqual(['work.person-unknown']);
    expect(codes(await send('head', { type: 'TransferRecord', orgId: 'west', owner: 'westclerk', reason: 'moved', base: 1 }, id))).toEqual(['ok']);
    const row = await rowOf(id);
    expect(row).toMatchObject({ orgId: 'west', owner: 'westclerk', no: expect.stringMatching(/^east-/) });
    expect(row.scope).toEqual(expect.arrayContaining(['u:west', 'p:westclerk', 'p:clerk']));
    expect(row.scope).not.toContain('u:east');
    expect(codes(await send('head', { type: 'VoidRecord', reason: 'r', base: row.version }, id))).toEqual(['record.may-not']);
  });
});

describe('a hand-over is told', () => {
  const told = async (id: string): Promise<Record<string, string>> =>
    Object.fromEntries((await inboxModel(county.deps.db).find({ countyId: 'county', recordId: id }).lean<InboxDoc[]>()).map(({ userId, kind }) => [userId, kind]));
  const give = async (who: string, id: string, to: { readonly orgId?: string; readonly owner?: string }, commandId?: string) =>
    send(who, { type: 'TransferRecord', ...to, reason: 'told in confidence', base: await base(id) }, id, commandId);

  it('to who has it now and who had it, once, in words that say nothing of the record', async () => {
    const id = await made('resident', { name: 'Secret Name' });
    expect(await Promise.all([give('head', id, { orgId: 'west', owner: 'westclerk' }, 'given'), give('head', id, { orgId: 'west', owner: 'westclerk' }, 'given')])).toMatchObject([{ ok: true }, { ok: true }]);
    expect(await told(id)).toEqual({ westclerk: 'record-given', clerk: 'record-taken' });
    const messages = await inboxModel(county.deps.db).find({ countyId: 'county', recordId: id }).lean<InboxDoc[]>();
    expect(messages.map(({ params }) => params)).toEqual([0, 1].map(() => ({ service: 'record resident', by: 'name of head', unit: 'west', no: (messages[0]?.params.no ?? '') })));
    expect(JSON.stringify(messages)).not.toMatch(/Secret Name|in confidence/);
  });

  it('to who gives things out at the unit where nobody is named, and not to who did it', async () => {
    const id = await made('resident', { name: 'Nobody yet' }, 'head');
    await give('head', id, { orgId: 'west' });
    expect(await told(id)).toEqual({ westhead: 'record-arrived' });
  });

  it('to nobody when it is refused', async () => {
    const id = await made('resident', { name: 'Stays' });
    await give('clerk', id, { orgId: 'west' });
    await give('head', id, { orgId: 'nowhere' });
    expect(await told(id)).toEqual({});
  });
});

describe('links', () => {
  it('never come round to where they began, not even when two close a circle together', async () => {
    const [a, b, c, d] = [await made('resident', { name: 'A' }), await made('resident', { name: 'B' }), await made('resident', { name: 'C' }), await made('resident', { name: 'D' })] as const;
    const guard = (id: string, guardian: string) => send('clerk', { type: 'CorrectRecord', patch: { guardian }, reason: 'r', base: 1 }, id);
    expect(codes(await guard(a, a))).toEqual(['record.link-circle']);
    expect(codes(await guard(a, b))).toEqual(['ok']);
    expect(codes(await guard(c, d))).toEqual(['ok']);
    const closing = await Promise.all([guard(b, c), guard(d, a)]);
    expect(closing.map((one) => codes(one)[0]).sort()).toEqual(['ok', 'record.link-circle']);
  });

  it('are no more than may be, however many come at once', async () => {
    const holder = await made('resident', { name: 'Holder' });
    const all = await Promise.all(Array.from({ length: 10 }, (_, index) => create('card', { name: `card ${index}`, resident: holder })));
    expect(all.filter((one) => one.ok)).toHaveLength(1);
    expect(all.flatMap((one) => (one.ok ? [] : codes(one)))).toEqual(Array.from({ length: 9 }, () => 'record.link-most'));
  });

  it('count at a time: who has left one family may come into another', async () => {
    const person = await made('resident', { name: 'Bride' });
    const first = await made('family', { name: 'old', members: [{ person, since: '2000-01-01', until: '2026-04-30' }] });
    expect(codes(await create('family', { name: 'too early', members: [{ person, since: '2026-04-01' }] }))).toEqual(['record.link-most']);
    expect(codes(await create('family', { name: 'new', members: [{ person, since: '2026-05-01' }] }))).toEqual(['ok']);
    expect(codes(await send('clerk', { type: 'CorrectRecord', patch: { members: [{ person, since: '2000-01-01' }] }, reason: 'r', base: 1 }, first))).toEqual(['record.link-most']);
  });

  it('to one who is voided are refused, taken out or voided with him', async () => {
    const person = await made('resident', { name: 'Gone' });
    const card = await made('card', { name: 'card', resident: person });
    const [family, visit] = [await made('family', { name: 'family', members: [{ person }] }), await made('visit', { name: 'visit', resident: person })];
    const voiding = async (id: string) => send('head', { type: 'VoidRecord', reason: 'entered twice', base: await base(id) }, id);
    expect(await voiding(person)).toMatchObject({ problems: [{ code: 'record.pointed-to', params: { record: 'record card', count: 1 } }] });
    expect(await rowOf(visit)).toMatchObject({ state: 'active' });
    expect(codes(await voiding(card))).toEqual(['ok']);
    expect(codes(await voiding(person))).toEqual(['ok']);
    expect(await rowOf(person)).toMatchObject({ state: 'voided' });
    expect(await rowOf(visit)).toMatchObject({ state: 'voided', chain: { seq: 2 } });
    expect(await plainOf(family)).toEqual({ name: 'family', members: [] });
    expect((await rowOf(family)).links).toBeUndefined();
    expect(codes(await create('visit', { name: 'late', resident: person }))).toEqual(['form.reference-unknown']);
    expect(codes(await voiding(person))).toEqual(['record.void-already']);
  });

  it('are never made to one who is voided at the same moment', async () => {
    for (let round = 0; round < 8; round += 1) {
      const person = await made('resident', { name: `Race ${round}` });
      const [voided, linked] = await Promise.all([send('head', { type: 'VoidRecord', reason: 'r', base: 1 }, person), create('card', { name: 'card', resident: person })]);
      expect([voided.ok, linked.ok].filter(Boolean)).toHaveLength(1);
    }
  });
});

it('fifty made at once have fifty numbers in a row, whoever fails among them', async () => {
  const before = Number((await rowOf(await made('resident', { name: 'before' }, 'westclerk'))).no?.slice(-4));
  const holder = await made('resident', { name: 'guardian' }, 'westclerk');
  const all = await Promise.all(Array.from({ length: 60 }, (_, index) => create('resident', index % 6 === 0 ? { name: 'bad', guardian: 'nobody' } : { name: `r${index}`, guardian: holder }, 'westclerk')));
  expect(all.filter((one) => one.ok)).toHaveLength(50);
  const numbers = (await recordModel(county.deps.db).find({ countyId: 'county', type: 'resident', no: /^west/ }).lean<RecordRowDoc[]>()).map(({ no }) => Number(no?.slice(-4))).sort((x, y) => x - y);
  expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, index) => index + 1));
  expect(numbers.at(-1)).toBe(before + 51);
});

describe('many together', () => {
  const many = (id: string, items: readonly RecordCommand[]): ManyRecords => ({ countyId: 'county', actor: county.actor('clerk'), id, items: items.map((command) => ({ command, program: county.program })) });
  const visit = (resident: string): RecordCommand => ({ type: 'CreateRecord', recordType: 'visit', orgId: 'east', data: { name: 'v', resident, talk: 'hush' } });
  const card = (resident: string): RecordCommand => ({ type: 'CreateRecord', recordType: 'card', orgId: 'east', data: { name: 'c', resident } });
  const nothing = { done: async () => undefined, also: async () => undefined };

  it('are all stored, with numbers in their order, or none is, and it is said of which', async () => {
    const person = await made('resident', { name: 'Many' });
    const stored = await applyRecords(county.deps, many('m1', [visit(person), visit(person), card(person)]), nothing);
    if (!stored || !('made' in stored)) throw new Error(JSON.stringify(stored));
    const [first, second] = stored.made.map(({ no }) => Number(no.slice(-4)));
    expect(second).toBe((first ?? 0) + 1);
    const before = await recordModel(county.deps.db).countDocuments({ countyId: 'county' });
    expect(await tryRecords(county.deps, many('m2', [visit(person), visit('nobody')]))).toMatchObject([[], [{ code: 'form.reference-unknown' }]]);
    expect(await applyRecords(county.deps, many('m2', [visit(person), visit('nobody')]), nothing)).toMatchObject({ ok: false, problems: [[], [{ code: 'form.reference-unknown' }]] });
    expect(await applyRecords(county.deps, many('m3', [visit(person), card(person)]), nothing)).toMatchObject({ ok: false, problems: [[], [{ code: 'record.link-most' }]] });
    expect(await recordModel(county.deps.db).countDocuments({ countyId: 'county' })).toBe(before);
  });
});

it('what its chain says is proved, and what was altered is found', async () => {
  expect(await verifyCounty(county.deps, 'county')).toMatchObject({ problems: [] });
  const id = await made('resident', { name: 'Proof' });
  await send('clerk', { type: 'CorrectRecord', patch: { name: 'Prove' }, reason: 'r', base: 1 }, id);
  await recordModel(county.deps.db).updateOne({ _id: id, countyId: 'county' }, { $set: { 'data.name': 'Forged' } });
  expect((await verifyCounty(county.deps, 'county')).problems).toEqual([{ what: 'snapshot', chain: id, seq: 2 }]);
  await recordModel(county.deps.db).updateOne({ _id: id, countyId: 'county' }, { $set: { 'data.name': 'Prove' } });
  await historyModel(county.deps.db).deleteOne({ _id: `${id}.2`, countyId: 'county' });
  expect((await verifyCounty(county.deps, 'county')).problems).toEqual([{ what: 'truncated', chain: id, seq: 2 }]);
});
