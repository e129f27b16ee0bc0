import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { slices } from '@liandong/server/registry';
import type { Got } from '@liandong/server/testing';
import { callAs, cookieOf, type Person } from '../support/cast';
import { sees, TABLE, type Row } from './who-may';
import { aWorld, type World } from './world';

const LEVELS = ['L0', 'L1', 'L2', 'L3', 'L4'];
const DENIED = [401, 403, 404];

let world: World;
/** every answer of the matrix, for what must not stand in any */
const answers: { readonly row: Row; readonly person: Person; readonly got: Got }[] = [];

beforeAll(async () => { world = await aWorld(); }, 120_000);
afterAll(async () => { await world.site.stop(); });

const routes = (): [string, { readonly access: unknown }][] => slices(world.site.deps, { secure: false }).flatMap(({ api }) => Object.entries(api));
const accessOf = (route: string): unknown => routes().find(([key]) => key === route)?.[1].access;

const filled = (route: string, params: Readonly<Record<string, string>> = {}): string => route.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? 'missing'));

/** An event stream never ends: its head is the answer. */
async function streamAs(cookie: string): Promise<Got> {
  const stop = new AbortController();
  const response = await fetch(`${world.site.url}/api/v1/events`, { headers: { Cookie: cookie }, signal: stop.signal });
  const isStream = response.headers.get('content-type')?.includes('event-stream') === true;
  const text = isStream ? '' : await response.text();
  stop.abort();
  return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : undefined, text };
}

async function call(row: Row, person: Person): Promise<Got> {
  if (row.route === 'GET /events') return streamAs(person.cookie);
  const cookie = row.endsSession && person.cookie !== '' ? cookieOf(await world.site.signIn(person.name)) : person.cookie;
  return callAs(world.site, cookie, filled(row.route, row.params?.(world, person)), row.send?.(world, person));
}

function wrong(row: Row, person: Person, status: number): string[] {
  const say = (expected: string): string[] => [`${person.name}: ${row.route}${row.what ? ` (${row.what})` : ''} gave ${status}, expected ${expected}`];
  if (status >= 500) return say('no failure');
  if (row.may(person, world)) return DENIED.includes(status) ? say('allowed') : [];
  if (person.place === 'guest') return status === 401 ? [] : say('401');
  const expected = typeof row.else === 'function' ? row.else(person, world) : (row.else ?? 403);
  return status === expected ? [] : say(String(expected));
}

/** Texts of the record by level; short ones and codes would be found anywhere. */
const secrets = (): { readonly level: number; readonly text: string }[] =>
  Object.entries(world.written).flatMap(([id, value]) => (typeof value === 'string' && value.length >= 3 && !/^\d{1,4}$/.test(value) ? [{ level: LEVELS.indexOf(world.fields[id]?.level ?? 'L4'), text: value }] : []));

describe('the authorisation matrix', () => {
  it('has every route of every contract, and no other', () => {
    expect([...new Set(TABLE.map((row) => row.route))].sort()).toEqual(routes().map(([key]) => key).sort());
  });

  it('needs a session for whatever is not public', () => {
    const open = TABLE.filter((row) => row.may({ name: 'guest', place: 'guest', orgId: '', cookie: '' }, world)).map((row) => row.route);
    expect(routes().filter(([, spec]) => spec.access === 'public').map(([key]) => key).sort()).toEqual([...new Set(open)].sort());
  });

  it.each([...new Set(TABLE.map((row) => row.route))])('%s is for whom the table names', async (route) => {
    const found: string[] = [];
    for (const row of TABLE.filter((entry) => entry.route === route)) {
      for (const person of world.people) {
        const got = await call(row, person);
        answers.push({ row, person, got });
        found.push(...wrong(row, person, got.status));
      }
    }
    expect(found).toEqual([]);
    expect(accessOf(route)).toBeDefined();
  }, 60_000);

  it('left other people alone: a draft, a message, an account', async () => {
    const { draftKey, messageId, actors, site, spareId } = world;
    const drafts = await Promise.all(Object.values(actors).map((actor) => actor.call(`GET /form-drafts/${draftKey}`)));
    expect(drafts.filter((draft) => draft.status === 200)).toHaveLength(1);
    expect(await site.deps.db.collection('inbox').findOne({ _id: messageId as never })).toMatchObject({ unread: true });
    expect(await site.deps.db.collection('users').findOne({ _id: spareId as never })).toMatchObject({ grants: [], disabled: false });
  });
});

describe('what the matrix answered', () => {
  it('shows nobody a value above his level, and to whom the record does not exist none but public ones', () => {
    expect(answers.length).toBeGreaterThan(TABLE.length * 10);
    // a pack's scenarios have made-up people in them, who are here the real ones
    const found = answers.filter(({ row }) => !row.route.includes('/packs/')).flatMap(({ row, person, got }) => {
      const reads = sees(person, world) || (person.place === 'own' && [...world.candidates.checked, ...world.candidates.offered].includes(person.role?.id ?? ''));
      const most = reads ? LEVELS.indexOf(person.role?.maxLevel ?? 'L0') : 0;
      return secrets().filter(({ level, text }) => level > most && got.text.includes(text)).map(({ level, text }) => `${person.name} read L${level} ${text} from ${row.route}`);
    });
    expect(found).toEqual([]);
  });

  it('shows no sensitive value in any list, to whomever', () => {
    const lists = answers.filter(({ row }) => /^GET \/(tasks|works|records|inbox|indicators\/.*\/records)$/.test(row.route));
    const sensitive = secrets().filter(({ level }) => level >= LEVELS.indexOf('L3'));
    expect(sensitive.length).toBeGreaterThan(0);
    expect(lists.flatMap(({ person, row, got }) => sensitive.filter(({ text }) => got.text.includes(text)).map(({ text }) => `${person.name} ${row.route} ${text}`))).toEqual([]);
  });

  it('gives every reader of a record exactly the fields of his level in full, the others masked or not at all', () => {
    const read = answers.filter(({ row, got, person }) => row.route === 'GET /records/{recordId}' && row.what === 'checked' && got.status === 200 && person.role);
    expect(read.length).toBeGreaterThan(3);
    for (const { got, person } of read) {
      const { data, masked } = got.body.record as { data: Record<string, unknown>; masked: string[] };
      const most = LEVELS.indexOf(person.role?.maxLevel ?? 'L0');
      for (const [id, value] of Object.entries(world.written)) {
        const level = LEVELS.indexOf(world.fields[id]?.level ?? 'L4');
        const say = `${person.name} ${id}`;
        if (level <= most) expect([say, data[id]]).toEqual([say, value]);
        else if (level < LEVELS.indexOf('L4')) expect([say, masked.includes(id), data[id] === value]).toEqual([say, true, false]);
        else expect([say, masked.includes(id), data[id]]).toEqual([say, false, undefined]);
      }
    }
  });

  it('shows of an offer its facts only', () => {
    const node = world.pack.processes[world.pack.services[world.serviceId]?.process ?? '']?.nodes;
    const facts = Object.values(node ?? {}).find((entry) => entry.task?.kind === 'offer')?.task?.facts ?? [];
    const offers = answers.filter(({ row, got, person }) => row.what === 'offered' && row.route === 'GET /records/{recordId}' && got.status === 200 && !sees(person, world));
    expect(offers.length).toBeGreaterThan(0);
    for (const { got } of offers) expect(Object.keys(got.body.record.data as object).every((id) => facts.includes(id))).toBe(true);
  });

  it('puts nothing but public fields on the public notice, as data and as a page', async () => {
    const { site, packId, noticeId } = world;
    const page = await site.guest.call(`GET //public/notices/${packId}/${noticeId}`);
    const [data] = answers.filter(({ row, person }) => row.route === 'GET /notices/{packId}/{noticeId}' && person.place === 'guest');
    const open = secrets().filter(({ level }) => level === 0);
    for (const text of [page.text, data?.got.text ?? '']) {
      expect(secrets().filter((secret) => secret.level > 0 && text.includes(secret.text))).toEqual([]);
      expect(open.filter((secret) => text.includes(secret.text)).length).toBeGreaterThan(0);
    }
  });

  it('says of what one may not see the same as of what does not exist', async () => {
    const far = world.people.find((person) => person.place === 'far');
    for (const [route, id] of [['GET /works/', world.checked.workId], ['GET /records/', world.checked.recordId], ['GET /tasks/', world.checked.taskId], ['GET /files/', world.fileId]] as const) {
      const [hidden, absent] = [await callAs(world.site, far?.cookie ?? '', route + id), await callAs(world.site, far?.cookie ?? '', `${route}no-such-thing`)];
      const { instance: _a, ...one } = hidden.body;
      const { instance: _b, ...other } = absent.body;
      expect([route, one]).toEqual([route, other]);
    }
  });
});
