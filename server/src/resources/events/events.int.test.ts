import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { aServer, type Client, type TestServer } from '../../testing/a-server';

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
  await server.seedCounty({ users: { eva: ['HEAD@east'], leo: [], office: ['POLICY@c1'] } });
});
afterAll(() => server.stop());

const open = (who: Client, signal: AbortSignal): Promise<Response> =>
  fetch(`${server.url}/api/v1/events`, { headers: { cookie: [...who.cookies].map(([name, value]) => `${name}=${value}`).join('; ') }, signal });

it('keeps so many streams of one person open, and others are not concerned', async () => {
  const stop = new AbortController();
  const [eva, leo] = [await server.signIn('eva'), await server.signIn('leo')];
  const status = async (who: Client, { signal }: AbortController): Promise<number> => (await open(who, signal)).status;
  const first = await Promise.all(Array.from({ length: 20 }, () => status(eva, stop)));
  expect(new Set(first)).toEqual(new Set([200]));
  expect([await status(eva, stop), await status(leo, stop)]).toEqual([429, 200]);
  stop.abort();
  const again = new AbortController();
  let answered = 429;
  for (let tries = 0; answered === 429 && tries < 50; tries += 1) answered = await status(eva, again);
  again.abort();
  expect(answered).toBe(200);
});

it('tells of numbers whom they are for: not who has no right to figures, nor another county', async () => {
  const stop = new AbortController();
  const texts: Record<string, string> = {};
  const reading = async (username: string): Promise<() => Promise<void>> => {
    const reader = (await open(await server.signIn(username), stop.signal)).body?.pipeThrough(new TextDecoderStream()).getReader();
    texts[username] = '';
    return async () => { texts[username] += (await reader?.read())?.value ?? ''; };
  };
  const [office, eva] = await Promise.all([reading('office'), reading('eva')]);
  const heard = (username: string, event: string): number => (texts[username]?.split(`event: ${event}`).length ?? 1) - 1;
  while (heard('office', 'numbers') < 1) await office();
  while (heard('eva', 'changed') < 1) await eva();
  await server.deps.changes.numbersChanged('other', 'p', ['east']);
  await server.deps.changes.numbersChanged('c1', 'p', ['east', 'east']);
  while (heard('office', 'numbers') < 2) await office();
  expect([heard('office', 'numbers'), heard('eva', 'numbers')]).toEqual([2, 0]);
  stop.abort();
});
