import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JsonObject, ScenarioDef } from '@liandong/core/run';
import { slices } from '@liandong/server/registry';
import { problemMisfit, type Got, type Sent } from '@liandong/server/testing';
import { aStory, type ToldStory } from '../support/a-story';
import { dumpOf } from '../support/dump';
import { packFiles } from '../support/packs';
import { commandOf, openTask } from '../support/story';
import { multipart, sendPng, upload, withFiles } from '../support/upload';

let told: ToldStory;
let workId = '';
let taskId = '';
beforeAll(async () => {
  told = await aStory('wushe', 'wish-granted');
  await told.story.play(told.scenario.steps.slice(0, 1));
  workId = Object.values(told.story.works)[0] ?? '';
  taskId = await openTask(as(HEAD()), workId, moveOf('complete').complete?.node ?? '');
  await bodyOnce();
}, 60_000);
afterAll(async () => { await told.site.stop(); });

type Move = ScenarioDef['steps'][number];
const as = (name: string | undefined) => {
  const found = told.people[name ?? ''];
  if (!found) throw new Error(`nobody is ${name}`);
  return found;
};
const START = (): Move => told.scenario.steps[0] ?? {};
const HEAD = (): string => told.scenario.steps[1]?.by ?? '';
const moveOf = (kind: 'complete' | 'return'): Move => told.scenario.steps.find((step) => step[kind] && step.by === HEAD()) ?? {};
const startBody = async (more: object = {}): Promise<Record<string, unknown>> => ({
  packId: told.packId, serviceId: START().start?.service, orgId: START().start?.orgId, data: { ...(await withFiles(as(START().by), (START().start?.data ?? {}) as JsonObject)), ...more },
});

/** Refused with a problem that says what, where and why in Chinese; nothing is other than before. */
async function refused(act: () => Promise<Got>, status: number | readonly number[], code: string | RegExp): Promise<Got> {
  const before = await dumpOf(told.site);
  const got = await act();
  const say = `${got.status} ${got.text.slice(0, 300)}`;
  expect([say, [status].flat().includes(got.status)]).toEqual([say, true]);
  expect(got.headers.get('content-type')).toContain('application/problem+json');
  expect(problemMisfit(got.body)).toBeUndefined();
  expect(got.body.code).toMatch(code);
  for (const problem of got.body.problems as { detail: string; path: string }[]) expect([problem.detail, typeof problem.path]).toEqual([expect.stringMatching(/\p{Script=Han}/u), 'string']);
  expect(await dumpOf(told.site)).toEqual(before);
  return got;
}

/** A real path for a route of a contract, and what it needs beside a body. */
const pathOf = (route: string): string => route.replace('{workId}', workId).replace('{taskId}', taskId).replace('{packId}', told.packId).replace('{key}', 'k1').replace('{sha}', 'a'.repeat(64)).replace('{userId}', 'u1').replace(/\{\w+\}/g, 'x1');
const specs = () => slices(told.site.deps, { secure: false }).flatMap(({ api }) => Object.entries(api));
const withBody = (): string[] => specs().filter(([, spec]) => spec.body).map(([key]) => key);
const json = (text: string, type = 'application/json'): Sent => ({ raw: { type, text }, ifMatch: '1' });

describe('a body that is no proper JSON', () => {
  it.each([
    ['broken', () => json('{"a":'), 400, 'http.body-invalid'],
    ['empty', () => json(''), 400, 'http.body-invalid'],
    ['not UTF-8', () => ({ raw: { type: 'application/json', text: Buffer.from([0x7b, 0xff, 0x7d]) }, ifMatch: '1' }), 400, 'http.body-invalid'],
    ['of two megabytes', () => json(JSON.stringify({ a: 'x'.repeat(2 * 1024 * 1024) })), 413, 'http.body-too-large'],
    ['100 000 deep', () => json('['.repeat(100_000) + ']'.repeat(100_000)), 400, 'http.body-too-deep'],
    ['100 000 objects deep', () => json('{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000)), 400, 'http.body-too-deep'],
    ['of another type', () => json('a=1', 'application/x-www-form-urlencoded'), 415, 'http.body-type'],
    ['as plain text', () => json('{}', 'text/plain'), 415, 'http.body-type'],
    ['with __proto__', () => json('{"__proto__":{"polluted":1}}'), 400, 'http.body-key'],
    ['with an operator', () => json('{"a":{"$ne":null}}'), 400, 'http.body-key'],
    ['with an operator deep inside', () => json('{"data":{"a":[{"$where":"1"}]}}'), 400, 'http.body-key'],
    ['that is a list', () => json('[]'), 400, /^request\./],
    ['that is a text', () => json('"x"'), 400, /^request\./],
    ['that is null', () => json('null'), 400, /^request\./],
  ] as const)('%s is refused on every route that takes one', async (_what, sent, status, code) => {
    const before = await dumpOf(told.site);
    for (const route of withBody()) {
      const got = await told.all.call(pathOf(route), sent());
      expect([route, got.status, got.body?.code]).toEqual([route, status, expect.stringMatching(code)]);
      expect(problemMisfit(got.body)).toBeUndefined();
    }
    expect(await dumpOf(told.site)).toEqual(before);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  }, 60_000);
});

describe('what no contract has', () => {
  it.each(['countyId', 'userId', 'by', 'role', 'rights', 'status', 'version', 'state', 'createdAt', 'constructor', 'toString'])('a field "%s" in a body is refused on every route', async (name) => {
    const start = await startBody();
    const plan = { packId: 'p', process: 'q', from: 'a'.repeat(64), to: 'b'.repeat(64), nodes: {}, fields: {} };
    const bodies: Readonly<Record<string, object>> = {
      'POST /works': start, 'POST /works/{workId}/commands': { type: 'ClaimTask', taskId }, 'PUT /form-drafts/{key}': { packId: 'p', release: 'r', title: '', data: {}, savedAt: '2026-01-01T00:00:00Z' }, 'POST /inbox/read': {}, 'POST /known': { release: 'a'.repeat(64), formId: 'f', data: {} },
      'PATCH /packs/{packId}/draft': { files: {} }, 'POST /packs/{packId}/releases': { version: '9.9.9', note: '' }, 'POST /packs/{packId}/releases/{sha}/activations': { orgIds: 'all' },
      'POST /users': { username: 'mallory', name: 'm', password: 'Password-1', grants: [] }, 'PATCH /users/{userId}': {}, 'POST /session': { username: 'a', password: 'b' }, 'PUT /session/password': { current: 'a', next: 'Password-12' },
      'POST /migrations/map': plan, 'POST /migrations/dry-run': { plan }, 'POST /migrations/apply': { plan, comment: 'x', workIds: [] }, 'POST /works/{workId}/undo-migration': { comment: 'x' },
      'POST /incidents/{incidentId}/retry': { comment: 'x' }, 'POST /incidents/{incidentId}/resolve': { comment: 'x' }, 'POST /works/{workId}/repairs': { type: 'SkipStep', token: 't', vars: {}, comment: 'x' }, 'POST /batches': { what: 'retry', comment: 'x' },
      'POST /dashboards/{packId}/{dashboardId}/taken': {},
      'POST /registers/query': { packId: 'p', type: 't' }, 'POST /registers/count': { packId: 'p', type: 't' }, 'POST /registers/views': { title: 'x', query: { packId: 'p', type: 't' } }, 'PUT /registers/views/{viewId}': { title: 'x', base: 0, query: { packId: 'p', type: 't' } }, 'PUT /registers/views/{viewId}/first': { first: true },
      'POST /records': { packId: 'p', recordType: 't', orgId: 'o', data: {} }, 'POST /records/{recordId}/commands': { type: 'VoidRecord', reason: 'x', base: 1 }, 'POST /records/{recordId}/grants': { userId: 'u', reason: 'x', hours: 1 },
      'POST /records/{recordId}/grant-requests': { reason: 'x', hours: 1 }, 'POST /records/{recordId}/grant-requests/{requestId}/give': { hours: 1 }, 'POST /records/{recordId}/grant-requests/{requestId}/decline': { reason: 'x' },
      'POST /retention/holds': { recordId: 'r', reason: 'x' }, 'POST /destruction-lists': { packId: 'p', type: 't', reason: 'x' }, 'POST /destruction-lists/{listId}/commands': { type: 'Withdraw' },
      'POST /ledgers/outlook': { at: { workId: 'w', taskId: 't' }, data: {} },
      'POST /persons/similar': { packId: 'p', type: 't', data: {} }, 'POST /persons/{recordId}/merge': { other: 'o', reason: 'x', base: 1, otherBase: 1, take: [] }, 'POST /persons/{recordId}/unmerge': { other: 'o', reason: 'x', base: 1, otherBase: 1 },
      'POST /persons/{recordId}/apart': { other: 'o', reason: 'x' }, 'POST /persons/{recordId}/apart/end': { other: 'o' },
      'POST /imports/{importId}/commands': { type: 'stop' }, 'POST /record-sheets/registers': { packId: 'p', type: 't' }, 'POST /report-objects/{reportObjectId}/commands': { type: 'confirm', base: 1 },
      'POST /stand-ins': { userId: 'u', from: '2026-01-01T00:00:00Z', until: '2026-01-02T00:00:00Z' }, 'POST /users/{userId}/hand-over': { to: 'u', comment: 'x' },
    };
    expect(Object.keys(bodies).sort()).toEqual(withBody().sort());
    const before = await dumpOf(told.site);
    for (const [route, body] of Object.entries(bodies).filter(([, one]) => !Object.hasOwn(one, name))) {
      const got = await told.all.call(pathOf(route), { body: { ...body, [name]: 'x' }, ifMatch: '1' });
      expect([route, got.status, got.body.code]).toEqual([route, 400, expect.stringMatching(/^request\.(unexpected|shape)$/)]);
    }
    expect(await dumpOf(told.site)).toEqual(before);
  }, 60_000);

  it('operators, lists and unknown names in a query are refused on every route that reads', async () => {
    for (const [route] of specs().filter(([key]) => key.startsWith('GET '))) {
      for (const query of ['cursor[$ne]=x', '$where=1', 'limit=1&limit=2', 'limit=abc', '__proto__=1', 'constructor=1']) {
        const got = await told.all.call(`${pathOf(route)}?${query}`);
        expect([route, query, got.status, got.body?.code]).toEqual([route, query, 400, expect.stringMatching(/^request\./)]);
      }
    }
  }, 60_000);

  it('ids that mean something to JavaScript, MongoDB or a file system find nothing and break nothing', async () => {
    for (const [route] of specs().filter(([key]) => key.includes('{'))) {
      for (const id of ['__proto__', 'constructor', 'toString', '$ne', '%00', '..%2f..%2fetc', '%7B%22%24ne%22%3A1%7D', 'x'.repeat(300), '%E0%A4']) {
        const got = await told.all.call(route.replace(/\{\w+\}/g, id), { ...(route.startsWith('GET ') ? {} : { body: { files: {} } }), ifMatch: '1' });
        const isDraft = route.includes('/form-drafts/');
        expect([route, id, isDraft ? got.status < 500 : [400, 404].includes(got.status)]).toEqual([route, id, true]);
      }
    }
    for (const id of ['__proto__', 'constructor', 'toString']) {
      for (const body of [{ type: 'ClaimTask', taskId: id }, { type: 'CompleteTask', taskId: id, data: {} }, { type: 'TransferTask', taskId, userId: id, comment: 'x' }, { type: 'AskPerson', taskId, userId: id, waits: true, comment: 'x' }, { type: 'CopyTo', userIds: [id] }, { type: 'MarkRead', copyId: id }, { type: 'AnswerAsk', askId: id, comment: 'x' }, { type: 'TakeBackTask', node: id }, { type: 'ReturnTask', taskId, to: id, comment: 'x' }, { type: 'CompleteTask', taskId, outcome: id, data: {} }]) {
        await refused(() => as(HEAD()).call(`POST /works/${workId}/commands`, { body }), [400, 409, 422], /^(request|process|work)\./);
      }
      for (const more of [{ serviceId: id }, { orgId: id }, { packId: id }, { release: id }]) await refused(async () => as(START().by).call('POST /works', { body: { ...(await bodyOnce()), ...more } }), [400, 403, 409, 422], /^(request|work)\./);
    }
  }, 180_000);

  it.each([
    ['no Idempotency-Key', { 'Idempotency-Key': null }, 'http.key-missing'], ['a strange Idempotency-Key', { 'Idempotency-Key': '{"$ne":1}' }, 'http.key-invalid'], ['a short Idempotency-Key', { 'Idempotency-Key': '1' }, 'http.key-invalid'],
    ['no header of ours', { 'X-Liandong': null }, 'http.header-missing'], ['another origin', { Origin: 'https://evil.example' }, 'http.foreign-origin'], ['no origin that one can name', { Origin: 'null' }, 'http.foreign-origin'], ['a cross-site request', { 'Sec-Fetch-Site': 'cross-site' }, 'http.foreign-origin'],
    ['an operator as cookie', { Cookie: 'liandong={"$ne":""}' }, 'session.required'],
  ] as const)('a write with %s is refused', async (_what, headers, code) => {
    const body = await bodyOnce();
    await refused(() => as(START().by).call('POST /works', { body, headers }), [400, 401, 403], code);
  });

  it.each(['', '*', '1', '"$ne"', '"999"', 'W/"0"'])('a draft saved on the revision %s is refused', async (ifMatch) => {
    await refused(() => told.all.call(`PATCH /packs/${told.packId}/draft`, { body: { files: { 'README.md': 'mine' } }, headers: ifMatch === '' ? {} : { 'If-Match': ifMatch } }), [412, 428], /^(http\.if-match-missing|draft\.stale)$/);
  });
});

let once: Promise<Record<string, unknown>> | undefined;
/** A start that would be accepted, with files uploaded already. */
const bodyOnce = (): Promise<Record<string, unknown>> => (once ??= startBody());

describe('form data', () => {
  it.each([
    ['a field that no form has', { noSuchField: 1 }, 'form.unknown-field'], ['a state of its own', { state: 'granted' }, 'form.unknown-field'], ['a name of JavaScript', { constructor: 1 }, 'form.unknown-field'],
    ['what looks sealed', { sealed: { 'sealed@1': 'a.b' } }, /^(form|work)\./],
  ] as const)('with %s is refused', async (_what, more, code) => {
    const body = await bodyOnce();
    await refused(() => as(START().by).call('POST /works', { body: { ...body, data: { ...(body.data as object), ...more } } }), 422, code);
  });

  it('with a value of another type in any field is refused, field by field', async () => {
    const body = await bodyOnce();
    for (const field of Object.keys(body.data as object)) {
      for (const value of [{ a: 1 }, [{ a: [1] }], [[['x']]], { 'sealed@1': 'a.b' }]) {
        const got = await refused(() => as(START().by).call('POST /works', { body: { ...body, data: { ...(body.data as object), [field]: value } } }), 422, /^(form|work|upload)\./);
        expect((got.body.problems as { path: string }[]).some((problem) => problem.path.includes(field))).toBe(true);
      }
    }
  }, 120_000);

  it('with something picked that is not there, is something else, or lies beyond reach is refused, all told alike', async () => {
    const body = await bodyOnce();
    const files = packFiles(told.packId);
    const { services } = JSON.parse(files['services.json'] ?? '') as { services: { id: string; form: string }[] };
    const form = JSON.parse(files[`forms/${services.find(({ id }) => id === START().start?.service)?.form}.json`] ?? '') as { schema: { properties: Record<string, { 'x-ref'?: object }> } };
    const picks = Object.entries(form.schema.properties).filter(([, property]) => property['x-ref'] !== undefined);
    expect(picks.length).toBeGreaterThan(0);
    // of a county beside it, in the same database
    const own = (await told.site.deps.db.collection('records').findOne({ workId })) ?? {};
    const { countyId } = own as { countyId?: string };
    const far = { ...own, _id: 'far-record' as never, countyId: `${countyId}-far`, workId: 'far-work' };
    await told.site.deps.db.collection('records').insertOne(far);
    const theirs = (await told.site.deps.db.collection('records').findOne({ workId }))?._id;
    for (const [field] of picks) for (const id of ['no-such-thing', '__proto__', 'constructor', String(theirs), workId, taskId, 'far-record']) {
      const got = await refused(() => as(START().by).call('POST /works', { body: { ...body, data: { ...(body.data as object), [field]: id } } }), 422, 'form.reference-unknown');
      expect(got.body.problems.map((problem: { path: string; detail: string }) => [problem.path, problem.detail.includes(id)])).toEqual([[`/${field}`, false]]);
    }
    await told.site.deps.db.collection('records').deleteOne({ _id: 'far-record' as never });
  }, 60_000);

  it('with a file that somebody else uploaded, or nobody, is refused; the file stays unread', async () => {
    const body = await bodyOnce();
    const [field] = Object.entries(body.data as JsonObject).find(([, value]) => typeof value === 'object' && value !== null && 'fileId' in value) ?? [''];
    const theirs = await upload(as(HEAD()), 'theirs.png');
    for (const file of [theirs, { ...theirs, fileId: 'no-such-file' }]) {
      const got = await refused(() => as(START().by).call('POST /works', { body: { ...body, data: { ...(body.data as object), [field]: file } } }), 422, 'upload.foreign');
      expect(got.body.problems[0].path).toContain(field);
    }
    expect((await as(START().by).call(`GET /files/${theirs.fileId}`)).status).toBe(404);
    expect((await as(HEAD()).call(`GET /files/${theirs.fileId}`)).status).toBe(200);
  });
});

describe('what belongs elsewhere or came too late', () => {
  it("a unit, a step or a person that is not one's own is refused", async () => {
    const other = told.scenario.org.find((unit) => unit.tier === told.scenario.org.find((one) => one.id === START().start?.orgId)?.tier && unit.id !== START().start?.orgId)?.id;
    const body = await bodyOnce();
    const stranger = told.scenario.people.find((person) => person.grants.some((grant) => grant.orgId === other))?.id;
    await refused(() => as(START().by).call('POST /works', { body: { ...body, orgId: other } }), 403, 'work.may-not-start');
    await refused(() => as(START().by).call('POST /works', { body: { ...body, orgId: 'no-such-unit' } }), [403, 409, 422], /^work\./);
    await refused(() => as(stranger).call(`POST /works/${workId}/commands`, { body: { type: 'CompleteTask', taskId, data: {} } }), 404, 'work.not-found');
    const naming = [{ type: 'TransferTask', taskId, userId: 'no-such-person', comment: 'x' }, { type: 'DelegateTask', taskId, userId: 'no-such-person', comment: 'x' }, { type: 'AddSigners', taskId, userIds: ['no-such-person'], position: 'before', comment: 'x' }, { type: 'AskPerson', taskId, userId: 'no-such-person', waits: false, comment: 'x' }, { type: 'CopyTo', userIds: ['no-such-person'] }];
    for (const named of naming) await refused(() => as(HEAD()).call(`POST /works/${workId}/commands`, { body: named }), 422, 'work.person-unknown');
    for (const userIds of [[], Array.from({ length: 51 }, (_, at) => `u${at}`), ['u1', 'u1']]) await refused(() => as(HEAD()).call(`POST /works/${workId}/commands`, { body: { type: 'AddSigners', taskId, userIds, position: 'before', comment: 'x' } }), 400, /^request\./);
    await refused(() => as(HEAD()).call('POST /works/no-such-work/commands', { body: { type: 'ClaimTask', taskId } }), 404, 'work.not-found');
  });

  it('a command sent twice acts once; with another body, of another person or on another work its key is refused', async () => {
    const [key, body] = [randomUUID(), await startBody()];
    const answers = await Promise.all(Array.from({ length: 4 }, () => as(START().by).call('POST /works', { key, body })));
    expect(new Set(answers.map((got) => `${got.status} ${got.body.id}`)).size).toBe(1);
    const copy = answers[0]?.body.id as string;
    await refused(() => as(START().by).call('POST /works', { key, body: { ...body, data: { ...(body.data as object), ...Object.fromEntries([Object.entries(body.data as object).find(([, value]) => typeof value === 'string') ?? ['x', 'y']].map(([id]) => [id, '另一个名字'])) } } }), 409, 'command.reused');
    const move = await commandOf(as(HEAD()), copy, moveOf('complete'));
    const command = randomUUID();
    const done = await Promise.all(Array.from({ length: 4 }, () => as(HEAD()).call(`POST /works/${copy}/commands`, { key: command, body: move })));
    expect(done.map((got) => got.status)).toEqual([200, 200, 200, 200]);
    expect(await told.site.deps.db.collection('history').countDocuments({ workId: copy })).toBe(2);
    await refused(() => as(HEAD()).call(`POST /works/${copy}/commands`, { key: command, body: { ...move, comment: 'other' } }), 409, 'command.reused');
    await refused(() => as(HEAD()).call(`POST /works/${workId}/commands`, { key: command, body: move }), 409, 'command.reused');
    await refused(() => as(HEAD()).call(`POST /works/${copy}/commands`, { body: move }), 409, 'process.task-unknown');
  });

  it('an upload sent twice is one file; its key with other bytes is refused', async () => {
    const key = randomUUID();
    const [one, two] = [await sendPng(as(HEAD()), 'a.png', key), await sendPng(as(HEAD()), 'a.png', key)];
    expect(two.body).toEqual(one.body);
    const pdf = multipart(Buffer.from('%PDF-1.4\n%%EOF\n'), 'a.pdf');
    await refused(() => as(HEAD()).call('POST /files', { key, raw: pdf }), [409, 422], 'upload.key-used');
    for (const bytes of [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), Buffer.from('<html><script>1</script>'), Buffer.alloc(0)]) await refused(() => as(HEAD()).call('POST /files', { raw: multipart(bytes, 'x.png') }), [415, 422], /^upload\./);
  });

  it('a masked value that comes back leaves what stands there', async () => {
    const written = (await as(START().by).call(`GET /records/${(await as(HEAD()).call(`GET /works/${workId}`)).body.record.id}`)).body.record;
    const shown = (await told.all.call('GET /session')).status === 200 ? (await as('gs1').call(`GET /records/${written.id}`)).body.record : undefined;
    expect(shown.masked.length).toBeGreaterThan(0);
    const back = await commandOf(as(HEAD()), workId, moveOf('return'));
    expect((await as(HEAD()).call(`POST /works/${workId}/commands`, { body: back })).status).toBe(200);
    const again = await openTask(as(START().by), workId, String(back.to));
    const masked = Object.fromEntries((shown.masked as string[]).filter((id) => typeof shown.data[id] === 'string').map((id) => [id, shown.data[id]]));
    const got = await as(START().by).call(`POST /works/${workId}/commands`, { body: { type: 'CompleteTask', taskId: again, data: masked } });
    expect([got.status, got.text.slice(0, 200)]).toEqual([200, expect.anything()]);
    expect((await as(HEAD()).call(`GET /records/${written.id}`)).body.record.data).toEqual(written.data);
  });
});
