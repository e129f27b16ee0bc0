import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { aServer, type TestServer } from '../../testing/a-server';

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
  await server.seedCounty({ users: { eva: [], leo: [] } });
});
afterAll(() => server.stop());

const listen = async (cookies: ReadonlyMap<string, string>, signal: AbortSignal): Promise<number> => {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  return (await fetch(`${server.url}/api/v1/events`, { headers: { cookie }, signal })).status;
};

it('keeps so many streams of one person open, and others are not concerned', async () => {
  const [eva, leo] = [await server.signIn('eva'), await server.signIn('leo')];
  const stop = new AbortController();
  const first = await Promise.all(Array.from({ length: 20 }, () => listen(eva.cookies, stop.signal)));
  expect(new Set(first)).toEqual(new Set([200]));
  expect([await listen(eva.cookies, stop.signal), await listen(leo.cookies, stop.signal)]).toEqual([429, 200]);
  stop.abort();
  const again = new AbortController();
  let status = 429;
  for (let tries = 0; status === 429 && tries < 50; tries += 1) status = await listen(eva.cookies, again.signal);
  again.abort();
  expect(status).toBe(200);
});
