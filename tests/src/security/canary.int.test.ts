import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@liandong/core/run';
import type { Client, Got } from '@liandong/server/testing';
import { aStory, type ToldStory } from '../support/a-story';
import { wholeDump } from '../support/dump';
import { commandOf, runJobs } from '../support/story';
import { upload, withFiles } from '../support/upload';

const ID_NO = '110101198001010037';
const WRONG_ID_NO = '110101198001010038';
const PHONE = '13912345670';
const OTHER_PHONE = '18698765430';
const CANARIES = [ID_NO, WRONG_ID_NO, PHONE, OTHER_PHONE];

let told: ToldStory;
const lines: string[] = [];
const refusals: string[] = [];
const addresses: string[] = [];

beforeAll(async () => { told = await aStory('wushe', 'wish-granted', { log: { write: (line: string) => void lines.push(line) } }); }, 60_000);
afterAll(async () => { await told.site.stop(); });

/** What is entered, with every id number and phone number in it replaced by the canaries. */
const marked = (value: JsonObject, [idNo, phone]: readonly [string, string] = [ID_NO, PHONE]): JsonObject =>
  JSON.parse(JSON.stringify(value).replace(/"\d{17}[\dX]"/g, `"${idNo}"`).replace(/"1[3-9]\d{9}"/g, `"${phone}"`)) as JsonObject;

/** The same client; what it was refused and where it was sent to is kept. */
const watched = (name: string | undefined): Client => {
  const client = told.people[name ?? ''];
  if (!client) throw new Error(`nobody is ${name}`);
  return {
    cookies: client.cookies,
    call: async (route, sent): Promise<Got> => {
      const got = await client.call(route, sent);
      addresses.push(route, JSON.stringify(sent?.query ?? {}), got.headers.get('location') ?? '');
      if (got.status >= 400) refusals.push(got.text);
      else addresses.push(...(got.text.match(/"next":"[^"]+"/g) ?? []).map((next) => Buffer.from(next.slice(8, -1), 'base64url').toString('utf8')));
      return got;
    },
  };
};
const encodings = (canary: string): string[] => [canary, Buffer.from(canary).toString('base64').replace(/=+$/, ''), Buffer.from(canary).toString('hex')];
const found = (text: string): string[] => CANARIES.flatMap(encodings).filter((canary) => text.includes(canary));

async function enterEverywhere(): Promise<void> {
  const { scenario, packId } = told;
  const [first, ...others] = scenario.steps.slice(0, 5);
  const starter = watched(first?.by);
  const { service: serviceId, orgId, data } = first?.start ?? { service: '', orgId: '', data: {} };
  const entered = marked(await withFiles(starter, data as JsonObject));
  const release = (await starter.call('GET /services')).body.services[0].release as string;
  await starter.call('PUT /form-drafts/canary', { body: { packId, release, title: `${ID_NO} ${PHONE}`, data: entered, savedAt: scenario.at } });
  await upload(starter, `${ID_NO}-${PHONE}.png`);
  // refused: the problem names the field, never what stood in it
  for (const wrong of [marked(entered, [WRONG_ID_NO, PHONE]), marked(entered, [ID_NO, `${OTHER_PHONE}1`]), { ...entered, noSuchField: ID_NO }]) await starter.call('POST /works', { body: { packId, serviceId, orgId, data: wrong } });
  await starter.call('POST /session', { body: { username: ID_NO, password: PHONE } });
  await starter.call('GET /records', { query: { cursor: ID_NO, type: PHONE } });
  const { body: work } = await starter.call('POST /works', { body: { packId, serviceId, orgId, data: entered } });
  for (const move of others) {
    const who = watched(move.by);
    const command = await commandOf(who, work.id, move);
    const got = await who.call(`POST /works/${work.id}/commands`, { body: { ...command, ...(command.data ? { data: marked(command.data as JsonObject, [ID_NO, OTHER_PHONE]) } : {}) } });
    expect([move, got.status]).toEqual([move, 200]);
  }
  for (const route of [`GET /works/${work.id}`, `GET /records/${work.record.id}`, 'GET /records?limit=1', 'GET /tasks?box=todo&limit=1', 'GET /inbox?limit=1', 'GET /works?box=started&limit=1']) await starter.call(route);
  await runJobs(told.site);
}

describe('an id number and a phone number that were entered', () => {
  it('come back to who may see them', async () => {
    await enterEverywhere();
    const [record] = (await told.people[told.scenario.steps[1]?.by ?? '']?.call('GET /records'))?.body.items as { id: string }[];
    const read = await told.people[told.scenario.steps[1]?.by ?? '']?.call(`GET /records/${record?.id}`);
    expect([ID_NO, PHONE, OTHER_PHONE].filter((canary) => !read?.text.includes(canary))).toEqual([]);
  }, 60_000);

  it('stand nowhere in the database in plain text', async () => {
    const dump = await wholeDump(told.site);
    expect(dump.length).toBeGreaterThan(10_000);
    expect(found(dump)).toEqual([]);
  });

  it('stand in no line of the log', () => {
    expect(lines.length).toBeGreaterThan(20);
    expect(found(lines.join('\n'))).toEqual([]);
  });

  it('are in no problem that the server answered', () => {
    expect(refusals.length).toBeGreaterThanOrEqual(4);
    expect(found(refusals.join('\n'))).toEqual([]);
  });

  it('are in no address that the server made: no cursor, no redirection', () => {
    const own = addresses.filter((address) => !address.includes(`"cursor":"${ID_NO}"`));
    expect(found(own.join('\n'))).toEqual([]);
  });
});
