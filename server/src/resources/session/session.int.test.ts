import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aClient } from '../../testing/a-client';
import { aServer, PASSWORD, type TestServer } from '../../testing/a-server';

const NOW = '2026-11-24T01:00:00.000Z';
const HOUR = 3_600_000;
let server: TestServer;
beforeAll(async () => {
  server = await aServer({ now: NOW });
  await server.seedCounty({ users: { eva: ['WORKER@east', 'HEAD@east'], olga: ['ADMIN@c1'], leo: ['WORKER@west'], mia: [], kim: [], ann: [] } });
});
beforeEach(() => server.clock.set(NOW));
afterAll(() => server.stop());

const signIn = (username: string, password = PASSWORD) => aClient(server.url).call('POST /session', { body: { username, password } });
const codeOf = async (answer: ReturnType<typeof signIn>) => (await answer).body.code;

describe('signing in', () => {
  it('tells who one is, where, and what one may do', async () => {
    const { status, body } = await signIn('eva');
    expect(status).toBe(201);
    expect(body).toMatchObject({ username: 'eva', name: 'name of eva', county: { id: 'c1' }, rights: [] });
    expect(body.grants).toEqual([
      { role: 'WORKER', roleTitle: 'worker', orgId: 'east', orgName: 'unit east', tier: 'station' },
      { role: 'HEAD', roleTitle: 'head', orgId: 'east', orgName: 'unit east', tier: 'station' },
    ]);
  });

  it('takes the name in any case and width', async () => {
    expect((await signIn(' EVA')).status).toBe(201);
  });

  it('answers the same for a wrong password and for nobody', async () => {
    const [wrong, nobody] = [await signIn('leo', 'wrong-password'), await signIn('nobody', 'wrong-password')];
    expect([wrong.status, nobody.status]).toEqual([401, 401]);
    expect({ ...wrong.body, instance: '' }).toEqual({ ...nobody.body, instance: '' });
  });

  it('sets a cookie that scripts cannot read and other sites do not send', async () => {
    const cookie = (await signIn('eva')).headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^liandong=[\w-]{43}; /);
    expect(cookie).toContain('HttpOnly');
    expect(cookie).toContain('SameSite=Lax');
    expect(cookie).toContain('Path=/');
    expect(cookie).not.toContain('Secure');
  });

  it('behind TLS binds the cookie to the host', async () => {
    const secure = await aServer({ secure: true });
    await secure.seedCounty({ users: { eva: [] } });
    const answer = await secure.guest.call('POST /session', { body: { username: 'eva', password: PASSWORD } });
    await secure.stop();
    expect(answer.headers.get('set-cookie')).toMatch(/^__Host-liandong=[\w-]{43}; .*Secure/);
    expect(answer.headers.get('set-cookie')).not.toContain('Domain');
    expect(answer.headers.get('strict-transport-security')).toContain('max-age');
  });

  it('gives a new secret each time and ends the one that was sent along', async () => {
    const client = aClient(server.url);
    const body = { username: 'eva', password: PASSWORD };
    await client.call('POST /session', { body });
    const first = client.cookies.get('liandong');
    await client.call('POST /session', { body });
    expect(client.cookies.get('liandong')).not.toBe(first);
    const answer = await server.guest.call('GET /session', { headers: { Cookie: `liandong=${first}` } });
    expect(answer.status).toBe(401);
  });

  it('takes no secret that somebody else chose', async () => {
    const fixed = 'A'.repeat(43);
    const answer = await server.guest.call('POST /session', { body: { username: 'eva', password: PASSWORD }, headers: { Cookie: `liandong=${fixed}` } });
    expect(answer.headers.get('set-cookie')).not.toContain(fixed);
    expect((await server.guest.call('GET /session', { headers: { Cookie: `liandong=${fixed}` } })).status).toBe(401);
  });

  it('stores no secret and no password', async () => {
    const client = await server.signIn('eva');
    const [sessions, users] = await Promise.all([server.deps.db.collection('sessions').find().toArray(), server.deps.db.collection('users').find().toArray()]);
    expect(JSON.stringify(sessions)).not.toContain(client.cookies.get('liandong'));
    expect(JSON.stringify(users)).not.toContain(PASSWORD);
    expect(users.every((user) => String(user.passwordHash).startsWith('$argon2id$v=19$m=19456,t=2,p=1$'))).toBe(true);
  });
});

describe('wrong passwords', () => {
  it('lock the name after five for fifteen minutes, for the right password too', async () => {
    for (let n = 0; n < 5; n += 1) expect(await codeOf(signIn('mia', 'wrong-password'))).toBe('session.wrong');
    expect(await codeOf(signIn('mia'))).toBe('session.locked');
    server.clock.advance(15 * 60_000 - 1);
    expect(await codeOf(signIn('mia'))).toBe('session.locked');
    server.clock.advance(2);
    expect((await signIn('mia')).status).toBe(201);
  });

  it('made at the same moment are all counted', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => codeOf(signIn('kim', 'wrong-password'))));
    expect(answers.filter((code) => code === 'session.wrong')).toHaveLength(5);
    expect(answers.filter((code) => code === 'session.locked')).toHaveLength(7);
  });

  it('lock a name that does not exist just the same', async () => {
    for (let n = 0; n < 5; n += 1) await signIn('ghost', 'wrong-password');
    expect(await codeOf(signIn('ghost'))).toBe('session.locked');
  });

  it('are forgotten after a right one', async () => {
    for (let n = 0; n < 4; n += 1) await signIn('ann', 'wrong-password');
    expect((await signIn('ann')).status).toBe(201);
    for (let n = 0; n < 4; n += 1) await signIn('ann', 'wrong-password');
    expect((await signIn('ann')).status).toBe(201);
  });
});

describe('a session', () => {
  const alive = async (client: Awaited<ReturnType<TestServer['signIn']>>) => (await client.call('GET /session')).status === 200;

  it('ends after twelve hours unused, lives on when used', async () => {
    const [used, unused] = [await server.signIn('eva'), await server.signIn('eva')];
    server.clock.advance(11 * HOUR);
    expect(await alive(used)).toBe(true);
    server.clock.advance(2 * HOUR);
    expect([await alive(used), await alive(unused)]).toEqual([true, false]);
  });

  it('ends after seven days however used', async () => {
    const client = await server.signIn('eva');
    for (let n = 0; n < 15; n += 1) {
      server.clock.advance(11 * HOUR);
      expect(await alive(client)).toBe(true);
    }
    server.clock.advance(4 * HOUR);
    expect(await alive(client)).toBe(false);
  });

  it('ends by signing out, on every server', async () => {
    const other = await server.another();
    const client = await server.signIn('eva');
    const secret = client.cookies.get('liandong') ?? '';
    expect((await client.call('DELETE /session')).status).toBe(204);
    expect(client.cookies.has('liandong')).toBe(false);
    expect((await other.guest.call('GET /session', { headers: { Cookie: `liandong=${secret}` } })).status).toBe(401);
  });

  it('ends everywhere at once, and only one’s own', async () => {
    const [phone, desk, leo] = [await server.signIn('eva'), await server.signIn('eva'), await server.signIn('leo')];
    expect((await phone.call('DELETE /sessions')).status).toBe(204);
    expect([await alive(phone), await alive(desk), await alive(leo)]).toEqual([false, false, true]);
  });
});

describe('changing the password', () => {
  it('needs the current one, ends the other sessions and keeps this one', async () => {
    const [here, there] = [await server.signIn('olga'), await server.signIn('olga')];
    const change = (current: string, next: string) => here.call('PUT /session/password', { body: { current, next } });
    expect((await change('wrong-password', 'Another-word-2')).body.code).toBe('session.password-wrong');
    expect((await change(PASSWORD, 'olga-olga-1')).body.code).toBe('session.password-weak');
    expect((await change(PASSWORD, PASSWORD)).body.code).toBe('session.password-same');
    expect((await change(PASSWORD, 'Another-word-2')).status).toBe(204);
    expect([(await here.call('GET /session')).status, (await there.call('GET /session')).status]).toEqual([200, 401]);
    expect((await signIn('olga')).status).toBe(401);
    expect((await signIn('olga', 'Another-word-2')).status).toBe(201);
  });
});
