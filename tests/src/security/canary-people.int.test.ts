/** Id numbers and telephones of persons of the reading pack, taken through all that is done with people: entered, imported, searched, compared, merged, put right, told, taken away. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fieldsOf, type JsonObject } from '@liandong/core/run';
import { recordModel, verifyCounty } from '@liandong/server/durable';
import { jobs } from '@liandong/server/jobs';
import { aServer, type Client, type Got, type TestServer, upload } from '@liandong/server/testing';
import { FIXED, planOf, readWorkbook, writeRecords } from '@liandong/sheets/records';
import { wholeDump } from '../support/dump';
import { packFiles } from '../support/packs';

const [ID, RIGHT_ID, OTHER_ID, IMPORTED_ID] = ['610722198001010013', '610722198001010056', '610722197502020020', '610722196003030019'];
const WRONG_ID = '610722196003030018';
const [PHONE, OTHER_PHONE, IMPORTED_PHONE] = ['13912345670', '18698765430', '15900001111'];
const CANARIES = [ID, RIGHT_ID, OTHER_ID, IMPORTED_ID, WRONG_ID, PHONE, OTHER_PHONE, IMPORTED_PHONE];
const encodings = (canary: string): string[] => [canary, Buffer.from(canary).toString('base64').replace(/=+$/, ''), Buffer.from(canary).toString('hex')];
const found = (text: string): string[] => CANARIES.flatMap(encodings).filter((one) => text.includes(one));

let site: TestServer;
const people = {} as Record<'clerk' | 'head' | 'library', Client>;
const [lines, addresses, refusals]: [string[], string[], string[]] = [[], [], []];
const WHERE = { packId: 'reading', type: 'reader' };

/** The county's library sees no more than what is internal: it takes registers away all the same. */
function files(): Record<string, string> {
  const all = packFiles('reading', 'tests/packs') as Record<string, string>;
  const manifest = JSON.parse(all['pack.json'] ?? '{}') as { roles: { id: string; maxLevel: string }[] };
  return { ...all, 'pack.json': JSON.stringify({ ...manifest, roles: manifest.roles.map((role) => (role.id === 'library' ? { ...role, maxLevel: 'L1' } : role)) }) };
}

beforeAll(async () => {
  site = await aServer({ now: '2026-11-24T01:00:00.000Z', log: { write: (line: string) => void lines.push(line) } });
  await site.seedCounty({ packs: [files()], users: { clerk: ['clerk@east'], head: ['head@east'], library: ['library@c1'] } });
  for (const name of ['clerk', 'head', 'library'] as const) {
    const client = await site.signIn(name);
    people[name] = {
      cookies: client.cookies,
      call: async (route, sent): Promise<Got> => {
        const got = await client.call(route, sent);
        addresses.push(route, JSON.stringify(sent?.query ?? {}), got.headers.get('location') ?? '', ...(got.text.match(/"next":"[^"]+"/g) ?? []).map((next) => Buffer.from(next.slice(8, -1), 'base64url').toString('utf8')));
        if (got.status >= 400) refusals.push(got.text);
        return got;
      },
    };
  }
}, 120_000);
afterAll(() => site.stop());

const done = (got: Got, status = 200): Got => {
  expect([got.status, got.status === status ? '' : got.text]).toEqual([status, '']);
  return got;
};
const make = async (recordType: string, data: JsonObject): Promise<string> => done(await people.clerk.call('POST /records', { body: { packId: 'reading', recordType, orgId: 'east', data } }), 201).body.record.id;
const versionOf = async (id: string): Promise<number> => (await recordModel(site.deps.db).findById(id).lean())?.version ?? 0;
const subjectOf = async (id: string): Promise<string> => (await recordModel(site.deps.db).findById(id).lean())?.subjectId ?? '';
async function openSteps(recordId: string): Promise<{ _id: string; tasks: { id: string; mine: boolean }[] }> {
  const _id = (await recordModel(site.deps.db).findById(recordId).lean())?.workId ?? '';
  return { _id, tasks: (await people.head.call(`GET /works/${_id}`)).body.tasks };
}
const runJobs = async (): Promise<void> => { for (const job of jobs) await job.runOnce(site.deps); };
const searched = async (search: string, who: Client = people.head): Promise<string[]> => done(await who.call('POST /registers/query', { body: { ...WHERE, search } })).body.items.map(({ id }: { id: string }) => id);
const alike = async (idNo: string): Promise<string[]> => done(await people.clerk.call('POST /persons/similar', { body: { ...WHERE, data: { name: '某某', idNo } } })).body.items.map((one: { record?: { id: string } }) => one.record?.id);
async function taken(who: Client, route: string, body?: object): Promise<string> {
  const cookie = [...who.cookies].map(([key, value]) => `${key}=${value}`).join('; ');
  const headers = { ...(body ? { 'Content-Type': 'application/json' } : {}), 'X-Liandong': '1', Cookie: cookie };
  const response = await fetch(`${site.url}/api/v1/${route}`, { method: body ? 'POST' : 'GET', headers, ...(body ? { body: JSON.stringify(body) } : {}) });
  const book = await readWorkbook(new Uint8Array(await response.arrayBuffer()));
  return 'code' in book ? book.code : JSON.stringify(book.sheets.map(({ rows }) => rows.map((row) => row.map(({ text }) => text))));
}

let [person, twin, loan] = ['', '', ''];

describe('a number of a person', () => {
  it('that is put right finds him and all that is recorded of him; the old one finds nothing more', async () => {
    person = await make('reader', { name: '吴小平', birthDate: '1980-01-01', grade: 'M', idNo: ID, phone: PHONE, health: `见 ${ID}` });
    await make('agreement', { person, scopes: ['register', 'club'], signer: 'self', signedAt: '2026-01-01' });
    loan = (done(await people.clerk.call('POST /works', { body: { packId: 'reading', serviceId: 'lend', orgId: 'east', data: { reader: person, book: '草房子', kind: 'lit', borrowedOn: '2026-11-24' } } }), 201)).body.record.id;
    expect([await searched(ID), await alike(ID)]).toEqual([[person], [person]]);
    const before = await subjectOf(person);
    expect(await subjectOf(loan)).toBe(before);
    done(await people.head.call(`POST /records/${person}/commands`, { body: { type: 'CorrectRecord', patch: { idNo: RIGHT_ID }, reason: '抄错了', base: await versionOf(person) } }));
    const after = await subjectOf(person);
    expect(after).not.toBe(before);
    expect(await subjectOf(loan)).toBe(after);
    expect(await recordModel(site.deps.db).countDocuments({ subjectId: before })).toBe(0);
    expect([await searched(ID), await alike(ID), await searched(RIGHT_ID), await alike(RIGHT_ID)]).toEqual([[], [], [person], [person]]);
    // what was open about him goes on under the new one
    const { _id: workId, tasks } = await openSteps(loan);
    done(await people.head.call(`POST /works/${workId}/commands`, { body: { type: 'CompleteTask', taskId: tasks.find(({ mine }) => mine)?.id, data: {}, outcome: 'yes', comment: '同意' } }));
    expect(await subjectOf(loan)).toBe(after);
    expect((await people.head.call(`GET /persons/${person}`)).body).toMatchObject({ record: { data: { idNo: RIGHT_ID } }, records: [{ record: { id: loan } }] });
    // somebody else may have the number that was his by mistake
    await make('reader', { name: '郑大伟', birthDate: '1980-01-01', grade: 'M', idNo: ID });
  });

  it('goes through all that is done with people', async () => {
    twin = await make('reader', { name: '吴晓萍', birthDate: '1980-01-01', grade: 'M', phone: OTHER_PHONE });
    done(await people.head.call('GET /persons/doubles', { query: WHERE }));
    done(await people.head.call(`POST /persons/${person}/merge`, { body: { other: twin, reason: `同一人 ${RIGHT_ID}`, base: await versionOf(person), otherBase: await versionOf(twin), take: ['phone'] } }));
    done(await people.head.call(`GET /records/${person}/links`, { query: { type: 'loan', link: 'reader' } }));
    done(await people.head.call(`POST /persons/${person}/unmerge`, { body: { other: twin, reason: OTHER_ID, base: await versionOf(person), otherBase: await versionOf(twin) } }));
    const [me, hers] = (await Promise.all([people.clerk, people.head].map((who) => who.call('GET /session')))).map(({ body }) => body.userId as string);
    done(await people.head.call(`POST /records/${person}/grants`, { body: { userId: me, hours: 1, reason: `${RIGHT_ID} ${PHONE}` } }));
    for (const wrong of [{ idNo: WRONG_ID }, { phone: `${OTHER_PHONE}1` }, { idNo: RIGHT_ID }, { noSuch: ID }]) await people.clerk.call('POST /records', { body: { packId: 'reading', recordType: 'reader', orgId: 'east', data: { name: '王五', birthDate: '1980-01-01', grade: 'M', ...wrong } } });
    await people.clerk.call('GET /records', { query: { cursor: 'x', type: 'reader' } });
    for (const filter of [undefined, { join: 'all', items: [{ field: 'name', op: 'contains', values: ['吴'] }] }]) for (const who of Object.values(people)) done(await who.call('POST /registers/query', { body: { ...WHERE, filter, limit: 1 } }));
    done(await people.head.call('POST /registers/views', { body: { title: '查号', query: { ...WHERE, filter: { join: 'all', items: [{ field: 'name', op: 'contains', values: [OTHER_ID] }] } } } }), 201);
    done(await people.head.call(`POST /records/${twin}/commands`, { body: { type: 'TransferRecord', owner: hers, reason: `${OTHER_PHONE} 转`, base: await versionOf(twin) } }));
    await runJobs();
    for (const who of Object.values(people)) done(await who.call('GET /inbox'));
  });

  it('is imported, and told of in rows that are wrong, without lying open in between', async () => {
    const sha = (await site.deps.packs.inUse('c1', site.clock.now()))[0]?.sha ?? '';
    const pack = (await site.deps.packs.pack('c1', sha))!;
    const fields = Object.values(fieldsOf(pack, 'reader')).filter(({ id }) => ['name', 'birthDate', 'grade', 'idNo', 'phone'].includes(id));
    const row = (name: string, idNo: string, phone: string) => ({ fixed: {}, data: { name, birthDate: '1960-03-03', grade: 'M', idNo, phone } });
    const bytes = await writeRecords(pack, planOf(pack, '读者', fields, FIXED), [row('冯小刚', IMPORTED_ID, IMPORTED_PHONE), row('冯大刚', WRONG_ID, IMPORTED_PHONE), row('冯二刚', RIGHT_ID, IMPORTED_PHONE)]);
    const got = await upload(site, people.clerk, bytes, { query: { ...WHERE, orgId: 'east' } });
    expect([got.status, got.body.rows?.length]).toEqual([200, 1]);
    expect(await searched(IMPORTED_ID)).toHaveLength(1);
    await runJobs();
  });

  it('is in what is taken away by who sees it, and in nothing that others take', async () => {
    expect(found(await taken(people.head, `record-sheets/records?packId=reading&type=reader`))).toEqual(expect.arrayContaining([RIGHT_ID, IMPORTED_ID, PHONE]));
    for (const sheet of [await taken(people.library, 'record-sheets/records?packId=reading&type=reader'), await taken(people.library, 'record-sheets/registers', WHERE)]) {
      expect(sheet.length).toBeGreaterThan(100);
      expect(found(sheet)).toEqual([]);
    }
    expect([await searched(RIGHT_ID, people.library), await searched(PHONE.slice(-4), people.library)]).toEqual([[], []]);
  });

  it('stands nowhere in plain: not in the database, no line of the log, no address, no problem', async () => {
    const dump = await wholeDump(site);
    expect(dump.length).toBeGreaterThan(50_000);
    expect(found(dump)).toEqual([]);
    expect([found(lines.join('\n')), found(addresses.join('\n')), found(refusals.join('\n'))]).toEqual([[], [], []]);
    expect([lines.length > 20, refusals.length]).toEqual([true, 5]);
    expect((await verifyCounty(site.deps, 'c1')).problems).toEqual([]);
  });
});
