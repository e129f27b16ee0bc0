import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { saveCounty } from '../platform/org/index';
import { aServer, type TestServer } from '../testing/a-server';
import { seedIfEmpty } from './seed';

let server: TestServer;
beforeEach(async () => {
  server = await aServer();
});
afterEach(() => server.stop());
const seed = (demo: boolean) => seedIfEmpty(server.deps, { demo, say: () => undefined, templates: new URL('../../../templates', import.meta.url).pathname });
const signIn = (username: string, password: string) => server.guest.call('POST /session', { body: { username, password } });

describe('the demo county', () => {
  it('comes with units, people and a pack in use everywhere, once', async () => {
    const seeded = await seed(true);
    expect(seeded?.password).toBe('Liandong-2026');
    expect(await seed(true)).toBeUndefined();
    const { body } = await signIn('erli-sw1', 'Liandong-2026');
    expect(body).toMatchObject({ county: { id: '610722', name: '城固县' }, grants: [{ orgId: '610722111', tier: 'station' }] });
    const { units } = await server.deps.org.snapshot('610722');
    expect(units).toHaveLength(63);
    expect(await server.deps.packs.inUse('610722', server.clock.now())).toHaveLength(1);
  });

  it('gives everybody a password of his own when it is no demonstration', async () => {
    const seeded = await seed(false);
    const passwords = seeded?.accounts.map((account) => account.password) ?? [];
    expect(seeded?.password).toBeUndefined();
    expect(new Set(passwords).size).toBe(passwords.length);
    const first = seeded?.accounts[0];
    expect((await signIn(first?.username ?? '', first?.password ?? '')).status).toBe(201);
    expect((await signIn(first?.username ?? '', 'Liandong-2026')).status).toBe(401);
  });

  it('is taken up again where an earlier start broke off', async () => {
    await saveCounty(server.deps.db, { id: '610722', name: 'half', timeZone: 'Asia/Shanghai', holidays: [], workdays: [] });
    expect((await seed(true))?.accounts.length).toBeGreaterThan(30);
    expect((await server.deps.org.snapshot('610722')).county.name).toBe('城固县');
  });

  it('gives the one who manages accounts no business content', async () => {
    await seed(true);
    const { body } = await signIn('admin', 'Liandong-2026');
    expect(body.rights).toEqual(['accounts']);
  });
});
