import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { offersJob, recordModel, verifyCounty } from '../../durable/index';
import type { Client, Got } from '../../testing/a-client';
import { readingPack } from '../../testing/a-reading-pack';
import { aServer, type TestServer } from '../../testing/a-server';
import { definitionsJob, figuresJob } from '../figures/index';
import { inboxModel } from '../inbox/index';

const MONDAY = '2026-11-23T01:00:00.000Z';
const AFTER_FIVE_WORKING_DAYS = '2026-11-30T01:00:01.000Z';
const [NEED, NOTES] = ['家里没有人认字', '他说父亲不让他读书'];
const USERS = { clerk: ['clerk@east'], head: ['head@east'], westclerk: ['clerk@west'], westhead: ['head@west'], northhead: ['head@north'], library: ['library@c1'] };
const COUNTED = { id: 'coachings', title: '阅读辅导', unit: 'times', version: 1, record: 'coaching', aggregate: 'count', time: 'createdAt', smallCells: 0 };

/** The pack with clerks whose level would show what is confidential: what closes it is that they have not been let in. */
const cleared = (path: string, file: object): object => (path === 'pack.json' ? { ...file, roles: (file as { roles: { id: string }[] }).roles.map((role) => (role.id === 'clerk' ? { ...role, maxLevel: 'L4' } : role)) } : file);

let server: TestServer;
let [reader, id, counter] = ['', '', 0];
const people = {} as Record<keyof typeof USERS, Client>;
const ids = {} as Record<keyof typeof USERS, string>;
const enter = async (): Promise<void> => {
  const { people: known } = await server.deps.org.snapshot('c1');
  for (const name of Object.keys(USERS) as (keyof typeof USERS)[]) {
    people[name] = await server.signIn(name);
    ids[name] = known.find((one) => one.name === `name of ${name}`)?.id ?? '';
  }
};
const make = async (recordType: string, data: object): Promise<string> => {
  const { status, body, text } = await people.clerk.call('POST /records', { body: { packId: 'reading', recordType, orgId: 'east', data } });
  expect([status, status === 201 ? '' : text]).toEqual([201, '']);
  return body.record.id;
};
const newReader = (): Promise<string> => make('reader', { name: `陈小${'草花树木山水云雨雪风日月星河江湖海石田禾竹梅兰菊松'[(counter += 1)]}`, birthDate: '1980-01-01', grade: 'M' });
const agree = (person: string): Promise<string> => make('agreement', { person, scopes: ['share'], signer: 'self', signedAt: '2026-01-01' });
const coach = (more: object = {}): Promise<string> => make('coaching', { reader, goal: '每周读一本', need: NEED, notes: NOTES, ...more });
const get = (who: keyof typeof USERS, path = ''): Promise<Got> => people[who].call(`GET /records/${id}${path}`);
const versionOf = async (): Promise<number> => (await recordModel(server.deps.db).findOne({ countyId: 'c1', _id: id }).lean())?.version ?? 0;
const send = async (who: keyof typeof USERS, body: object, key?: string): Promise<Got> =>
  people[who].call(`POST /records/${id}/commands`, { body: { base: await versionOf(), ...body }, ...(key === undefined ? {} : { key }) });
const offer = (more: object = {}): Promise<Got> => send('clerk', { type: 'TransferRecord', orgId: 'west', reason: '搬到西站了', ...more });
const accept = { type: 'AcceptRecord' };
const decline = { type: 'DeclineRecord', reason: '已经满了' };
const said = ({ status, body }: Got) => [status, body.problems?.[0]?.code, body.problems?.[0]?.detail];
const waiting = async (who: keyof typeof USERS, side: 'in' | 'out') => (await people[who].call('GET /record-offers', { query: { side } })).body.items as { id: string; title: string; offer: object }[];
/** Who was told what of it, as `name kind`. */
const told = async (): Promise<string[]> =>
  (await inboxModel(server.deps.db).find({ countyId: 'c1', recordId: id }).lean()).map(({ userId, kind }) => `${Object.entries(ids).find(([, one]) => one === userId)?.[0] ?? ''} ${kind}`).sort();
const isWaiting = async (who: keyof typeof USERS, side: 'in' | 'out'): Promise<boolean> => (await waiting(who, side)).some((row) => row.id === id);

beforeAll(async () => {
  server = await aServer({ now: MONDAY });
  const units = ['east', 'west', 'north'].map((unit) => ({ id: unit, tier: 'station' as const }));
  await server.seedCounty({ packs: [{ ...readingPack(cleared), 'indicators/coachings.json': JSON.stringify(COUNTED) }], units, users: USERS });
  await enter();
}, 120_000);
afterAll(() => server.stop());
beforeEach(async () => {
  reader = await newReader();
  await agree(reader);
  id = await coach();
});

describe('a record that is referred to another unit', () => {
  it('stays with its unit and shows the other one its summary, nothing confidential, and why', async () => {
    expect((await offer()).body).toMatchObject({ record: { orgId: 'east' }, offer: { orgId: 'west', from: 'unit east', by: 'name of clerk', until: '2026-11-30T01:00:00.000Z', reason: '搬到西站了' }, may: { recall: true, answer: false } });
    const seen = await get('westhead');
    expect(seen.body).toMatchObject({ record: { data: { goal: '每周读一本', need: NEED }, orgName: 'unit east' }, offer: { reason: '搬到西站了' }, may: { answer: true, actions: [], correct: [], void: false, transfer: false, recall: false }, linked: [] });
    expect(Object.keys(seen.body.record.data).sort()).toEqual(['goal', 'need']);
    expect((await get('westhead', '/changes')).body.items).toEqual([]);
    expect([(await get('northhead')).status, (await send('northhead', accept)).status, (await send('westhead', { type: 'VoidRecord', reason: 'r' })).status, (await send('westhead', { type: 'CorrectRecord', patch: { goal: 'x' }, reason: 'r' })).status]).toEqual([404, 404, 404, 404]);
    expect([(await send('head', accept)).status, (await send('library', accept)).status]).toEqual([403, 403]);
  });

  it('waits in the lists of both, and of nobody else; lists show nothing sensitive', async () => {
    await offer();
    const [given, asked] = [await waiting('clerk', 'out'), await waiting('westclerk', 'in')];
    expect([given, asked].map((rows) => rows.filter((row) => row.id === id).map((row) => row.offer))).toEqual([[expect.objectContaining({ orgName: 'unit west' })], [expect.objectContaining({ from: 'unit east' })]]);
    expect(JSON.stringify(asked)).not.toMatch(new RegExp(`${NEED}|${NOTES}`));
    expect([await waiting('northhead', 'in'), await waiting('northhead', 'out'), await waiting('westclerk', 'out'), await waiting('clerk', 'in')]).toEqual([[], [], [], []]);
    expect((await waiting('library', 'out')).some((row) => row.id === id)).toBe(true);
    expect(await told()).toEqual(['westclerk record-offered', 'westhead record-offered']);
  });

  it('goes to the unit that accepts it, in its history, lists and figures; what is confidential stays closed there until a grant', async () => {
    await offer();
    expect((await send('westclerk', accept)).body).toMatchObject({ record: { orgId: 'west', masked: expect.any(Array) }, owner: { name: 'name of westclerk' } });
    expect((await get('clerk')).status).toBe(404);
    const { body, text } = await get('westclerk');
    expect([text.includes(NEED), text.includes(NOTES), body.offer, body.may.transfer]).toEqual([true, false, undefined, true]);
    await people.westhead.call(`POST /records/${id}/grants`, { body: { userId: ids.westclerk, reason: '接着辅导', hours: 24 } });
    const changes = (await get('westclerk', '/changes')).body.items as { why: string; asked?: string; org?: string; reason?: string }[];
    expect(changes.map(({ why, asked, org, reason }) => [why, asked ?? org, reason])).toEqual([['accept', 'unit west', undefined], ['offer', 'unit west', '搬到西站了'], ['create', undefined, undefined]]);
    expect((await get('westclerk')).text).toContain(NOTES);
    expect(await told()).toEqual(['clerk record-accepted', 'westclerk grant-given', 'westclerk record-offered', 'westhead record-offered']);
    const listed = async (who: 'clerk' | 'westclerk') => ((await people[who].call('GET /records', { query: { type: 'coaching' } })).body.items as { id: string }[]).some((row) => row.id === id);
    expect([await listed('clerk'), await listed('westclerk')]).toEqual([false, true]);
  });

  it('counts for the unit that has it', async () => {
    const count = async (orgId: string): Promise<number> => {
      for (const job of [definitionsJob, figuresJob]) while ((await job.runOnce(server.deps)) > 0);
      const { items } = (await people.library.call('GET /indicators/reading/coachings/records', { query: { orgId, period: '2026' } })).body as { items: { id: string }[] };
      return items.filter((row) => row.id === id).length;
    };
    await offer();
    expect([await count('east'), await count('west')]).toEqual([1, 0]);
    await send('westhead', { ...accept, owner: ids.westclerk });
    expect([await count('east'), await count('west')]).toEqual([0, 1]);
  });

  it('stays when it is declined: both see it and why, who declined sees it no more, and neither has worked on it', async () => {
    await offer();
    expect(said(await send('westhead', { ...decline, reason: ' ' }))).toEqual([422, 'record.reason-required', '请写明原因']);
    expect((await send('westhead', decline)).body).toMatchObject({ record: { data: {} }, offer: { ended: { how: 'declined', by: 'name of westhead' } }, may: { answer: false } });
    expect((await get('clerk')).body).toMatchObject({ record: { orgId: 'east' }, offer: { reason: '已经满了', ended: { how: 'declined' } }, may: { transfer: true, recall: false } });
    expect((await recordModel(server.deps.db).findOne({ countyId: 'c1', _id: id }).lean())?.performers).not.toContain(ids.westhead);
    expect([await isWaiting('westhead', 'in'), (await get('northhead')).status, await told()]).toEqual([false, 404, expect.arrayContaining(['clerk record-declined'])]);
  });

  it('is taken back by who gave it, and then nobody can answer it', async () => {
    await offer();
    const base = await versionOf();
    expect((await send('westhead', { type: 'RecallRecord', reason: 'r' })).status).toBe(404);
    expect((await send('head', { type: 'RecallRecord', reason: '不搬了' })).status).toBe(200);
    expect(said(await send('westhead', { ...accept, base }))).toEqual([409, 'record.moved-meanwhile', '您打开之后，name of head已经办过这条记录，请看过再办']);
    expect(said(await send('westhead', accept))).toEqual([409, 'record.offer-none', '现在没有等待答复的转介，可能已经答复、撤回或过期']);
    expect(await told()).toEqual(expect.arrayContaining(['westclerk record-recalled', 'westhead record-recalled']));
  });

  it('stays where nobody answered in time, and both are told once, whichever server looks', async () => {
    await offer();
    await offersJob.runOnce(server.deps);
    expect(await isWaiting('clerk', 'out')).toBe(true);
    server.clock.set(AFTER_FIVE_WORKING_DAYS);
    await enter();
    expect(said(await send('westhead', accept))[1]).toBe('record.offer-over');
    await Promise.all([offersJob.runOnce(server.deps), offersJob.runOnce(server.deps)]);
    expect((await get('clerk')).body).toMatchObject({ record: { orgId: 'east' }, offer: { ended: { how: 'lapsed', by: '' } } });
    expect((await told()).filter((line) => line.includes('lapsed'))).toEqual(['clerk record-lapsed', 'westclerk record-lapsed', 'westhead record-lapsed']);
    expect((await get('clerk', '/changes')).body.items.filter(({ why }: { why: string }) => why === 'lapse')).toHaveLength(1);
    server.clock.set(MONDAY);
    await enter();
  });

  it('two who answer at once: one is taken, the other hears who was first; the same answer sent again is one', async () => {
    await offer();
    const base = await versionOf();
    const both = await Promise.all([send('westclerk', { ...accept, base }, 'answer-of-clerk'), send('westhead', { ...decline, base }, 'answer-of-head')]);
    const [won, lost] = [...both].sort((a, b) => a.status - b.status);
    expect([won?.status, lost?.status]).toEqual([200, 409]);
    expect(lost?.body.problems[0].detail).toMatch(/name of west(clerk|head)已经办过这条记录/);
    const version = await versionOf();
    const again = won === both[0] ? send('westclerk', { ...accept, base }, 'answer-of-clerk') : send('westhead', { ...decline, base }, 'answer-of-head');
    expect([(await again).status, await versionOf()]).toEqual([200, version]);
  });

  it('given up while it waits it is offered no more', async () => {
    await offer();
    expect((await send('head', { type: 'VoidRecord', reason: '登记重了' })).status).toBe(200);
    expect([await isWaiting('westhead', 'in'), await told()]).toEqual([false, expect.arrayContaining(['westhead record-recalled'])]);
  });
});

it.each([{ type: 'DeclineRecord', base: 1 }, { type: 'AcceptRecord' }, { type: 'AcceptRecord', owner: '$ne', base: 1 }, { type: 'RecallRecord', reason: 'x'.repeat(1001), base: 1 }, { type: 'LapseRecord', base: 1 }, { type: 'AcceptRecord', orgId: 'west', base: 1 }])('refuses %j', async (body) => {
  expect((await people.westhead.call(`POST /records/${id}/commands`, { body })).status).toBe(400);
});
it.each(['', 'side=both', 'side=in&cursor=x', 'side=in&limit=0'])('refuses to list offers by %p', async (query) => {
  expect((await people.westhead.call(`GET /record-offers?${query}`)).status).toBe(400);
});

describe('is not referred', () => {
  it.each<[string, object, number, string]>([
    ['where nobody takes referrals', { orgId: 'c1' }, 409, 'record.offer-nobody'], ['to no unit', { orgId: 'nowhere' }, 422, 'record.unit-unknown'], ['to nobody', { owner: 'nobody' }, 422, 'work.person-unknown'], ['without a reason', { reason: '' }, 422, 'record.reason-required'],
  ])('%s', async (_what, more, status, code) => expect(said(await offer(more)).slice(0, 2)).toEqual([status, code]));
  it('twice', async () => {
    await offer();
    expect(said(await offer({ orgId: 'north' }))).toEqual([409, 'record.offered-already', '已经转介给“unit west”，正在等答复；要换一个机构，请先撤回']);
  });
  it('nor accepted without consent, unless it has to be reported', async () => {
    reader = await newReader();
    id = await coach();
    expect(said(await offer()).slice(1)).toEqual(['consent.missing', expect.stringContaining('转介共享')]);
    id = await coach({ mustReport: true });
    expect([(await offer()).status, (await send('westhead', accept)).status]).toEqual([200, 200]);
    id = await coach();
    const agreement = await agree(reader);
    expect((await offer()).status).toBe(200);
    const version = (await recordModel(server.deps.db).findOne({ countyId: 'c1', _id: agreement }).lean())?.version;
    await people.clerk.call(`POST /records/${agreement}/commands`, { body: { type: 'ActOnRecord', action: 'withdraw', reason: '不同意了', base: version } });
    expect(said(await send('westhead', accept))[1]).toBe('consent.missing');
  });
});

it('a referral to a body outside the county’s units is a record of the pack with states', async () => {
  id = await make('referral', { reader, kind: 'hospital', body: '县医院', summary: '需要查视力' });
  const act = (action: string, data: object = {}, who: 'clerk' | 'head' = 'clerk') => send(who, { type: 'ActOnRecord', action, data, reason: 'r' });
  expect(said(await act('send', { sentOn: '2026-11-20' })).slice(0, 2)).toEqual([403, 'record.may-not-act']);
  expect((await act('send', { sentOn: '2026-11-20' }, 'head')).body).toMatchObject({ record: { stateTitle: '已送出' }, derived: [{ title: '应反馈日期', value: '2026年12月4日' }] });
  expect(said(await act('answer', { answeredOn: '2026-11-23', answer: '已配镜' }))[1]).toBe('record.wrong-state');
  await act('receive', { takenBy: '王医生', takenOn: '2026-11-21' });
  expect((await act('answer', { answeredOn: '2026-11-23', answer: '已配镜' })).body.record.stateTitle).toBe('已反馈');
});

it('all of it is in the history as it was written', async () => {
  expect((await verifyCounty(server.deps, 'c1')).problems).toEqual([]);
});
