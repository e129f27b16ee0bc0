import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JsonObject, PackFiles } from '@liandong/core/run';
import { recordModel, type RecordRowDoc } from '../../durable/index';
import { registerFiles } from '../../durable/testing/a-register';
import type { Client } from '../../testing/a-client';
import { aServer, type TestServer } from '../../testing/a-server';

const USERS = { clerk: ['CLERK@east'], head: ['HEAD@east'], westhead: ['HEAD@west'], office: ['OFFICE@c1'] };
let server: TestServer;
const people: Record<string, Client> = {};

/** Residents are kept ten years after they have left, cards five after they were made, visits until whom they were about has been of age for ten. */
function files(): PackFiles {
  const all = { ...registerFiles() } as Record<string, string>;
  const change = (name: string, more: (was: JsonObject) => JsonObject): void => { all[name] = JSON.stringify(more(JSON.parse(all[name] ?? '{}') as JsonObject)); };
  const state = (id: string, kind: string): JsonObject => ({ id, title: `state ${id}`, kind });
  change('records/resident.json', (was) => ({
    ...was, kind: 'person', person: { name: 'name', birthDate: 'born' }, retention: { title: 'resident files', years: 10, from: 'closed', roles: ['HEAD', 'OFFICE'] },
    actions: [...(was.actions as JsonObject[]), { id: 'back', title: 'back', from: ['left'], to: 'active', roles: ['HEAD'], reason: 'optional' }],
  }));
  change('forms/resident.json', (was) => {
    const schema = was.schema as JsonObject;
    return { ...was, schema: { ...schema, properties: { ...(schema.properties as JsonObject), born: { type: 'string', format: 'date', title: 'born', 'x-privacy': 'L3' } } } };
  });
  change('records/card.json', (was) => ({ ...was, retention: { title: 'cards', years: 5, from: 'created' } }));
  change('records/visit.json', (was) => ({
    ...was, retention: { title: 'visits', years: 10, from: 'adult' }, states: [state('active', 'open'), state('ended', 'done'), state('voided', 'void')],
    actions: [{ id: 'end', title: 'end', from: ['active'], to: 'ended', roles: ['CLERK', 'HEAD'] }],
  }));
  return all;
}

beforeAll(async () => {
  server = await aServer({ now: '2010-03-01T01:00:00.000Z' });
  await server.seedCounty({ users: USERS, packs: [files()] });
}, 120_000);
afterAll(() => server.stop());

/** A session does not live for years: everybody comes in anew. */
async function at(now: string): Promise<void> {
  server.clock.set(now);
  for (const name of Object.keys(USERS)) people[name] = await server.signIn(name);
}
const make = async (recordType: string, data: object, who = 'clerk', orgId = 'east'): Promise<string> => {
  const { status, body, text } = await people[who]!.call('POST /records', { body: { packId: 'register', recordType, orgId, data } } as never);
  if (status !== 201) throw new Error(text);
  return body.record.id;
};
const act = async (id: string, action: string, data: object = {}): Promise<void> => {
  const { version } = (await people.head!.call(`GET /records/${id}` as never)).body.record;
  const { status, text } = await people.head!.call(`POST /records/${id}/commands` as never, { body: { type: 'ActOnRecord', action, data, base: version } } as never);
  if (status !== 200) throw new Error(text);
};
const leave = (id: string): Promise<void> => act(id, 'leave', { leftFor: 'town' });
const ask = async (who: string, type: string, more = '') => people[who]!.call(`GET /retention/records?packId=register&type=${type}${more}` as never);
const titles = async (who: string, type: string): Promise<string[]> => (await ask(who, type)).body.items.map(({ record }: { record: { title: string } }) => record.title);
const rowOf = async (id: string): Promise<RecordRowDoc | null> => recordModel(server.deps.db).findOne({ countyId: 'c1', _id: id }).lean<RecordRowDoc>();

describe('what need not be kept any more', () => {
  it('is told to who looks after it, with since when and who points to it', async () => {
    await at('2010-03-01T01:00:00.000Z');
    const old = await make('resident', { name: 'Old', born: '1950-01-01' });
    const open = await make('resident', { name: 'Open', born: '1950-01-01' });
    const back = await make('resident', { name: 'Back', born: '1950-01-01' });
    const west = await make('resident', { name: 'West', born: '1950-01-01' }, 'westhead', 'west');
    await make('card', { name: 'card of Old', resident: old });
    for (const id of [old, back]) await leave(id);
    expect(await rowOf(old)).toMatchObject({ closedAt: '2010-03-01T01:00:00.000Z' });
    expect((await rowOf(open))?.closedAt).toBeUndefined();

    await at('2015-03-01T01:00:00.000Z');
    await act(back, 'back');
    expect((await rowOf(back))?.closedAt).toBeUndefined();
    await leave(back);
    expect((await rowOf(back))?.stateAt.left).toBe('2010-03-01T01:00:00.000Z');
    expect(await rowOf(back)).toMatchObject({ closedAt: '2015-03-01T01:00:00.000Z' });
    expect([await titles('head', 'resident'), await titles('head', 'card')]).toEqual([[], ['card of Old']]);

    await at('2020-02-29T01:00:00.000Z');
    expect(await titles('head', 'resident')).toEqual([]);
    await at('2020-03-01T01:00:00.000Z');
    expect((await ask('head', 'resident')).body.items).toMatchObject([{ record: { id: old, title: 'Old' }, from: '2010-03-01', until: '2020-03-01', linked: 1 }]);
    expect(await titles('westhead', 'resident')).toEqual([]);
    expect(west).not.toBe('');
    await at('2025-03-01T01:00:00.000Z');
    expect(await titles('office', 'resident')).toHaveLength(2);
  });

  it('of a child only ten years after he has come of age, and never where nobody knows when he was born', async () => {
    await at('2026-01-10T01:00:00.000Z');
    const [child, grown, unknown] = [await make('resident', { name: 'Child', born: '2012-05-01' }), await make('resident', { name: 'Grown', born: '1970-05-01' }), await make('resident', { name: 'Unknown' })];
    for (const [name, resident] of [['of the child', child], ['of the grown', grown], ['of nobody', unknown]] as const) await act(await make('visit', { name, resident }), 'end');
    await at('2036-01-10T01:00:00.000Z');
    expect(await titles('head', 'visit')).toEqual(['of the grown']);
    await at('2040-04-30T01:00:00.000Z');
    expect(await titles('head', 'visit')).toEqual(['of the grown']);
    await at('2040-05-01T01:00:00.000Z');
    expect((await titles('head', 'visit')).sort()).toEqual(['of the child', 'of the grown']);
  });

  it('comes a page at a time, each once', async () => {
    await at('2041-01-01T01:00:00.000Z');
    for (let index = 0; index < 5; index += 1) await leave(await make('resident', { name: `Page ${index}`, born: '1950-01-01' }));
    await at('2051-02-01T01:00:00.000Z');
    const seen: string[] = [];
    for (let cursor = ''; ;) {
      const { body } = await ask('head', 'resident', `&limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
      seen.push(...body.items.map(({ record }: { record: { title: string } }) => record.title));
      if (body.next === undefined) break;
      cursor = body.next;
    }
    expect(seen).toHaveLength(7);
    expect(new Set(seen).size).toBe(7);
    expect(seen.slice(0, 2)).toEqual(['Old', 'Back']);
  });

  it('is nobody else\'s to see', async () => {
    expect((await people.clerk!.call('GET /retention' as never)).body).toEqual({ types: [] });
    expect((await people.office!.call('GET /retention' as never)).body.types).toMatchObject([{ packId: 'register', type: 'resident', title: 'resident files', years: 10, from: 'closed' }]);
    expect((await people.head!.call('GET /retention' as never)).body.types.map(({ type }: { type: string }) => type).sort()).toEqual(['card', 'resident', 'visit']);
    for (const [who, type] of [['clerk', 'resident'], ['office', 'card'], ['head', 'family'], ['head', '__proto__'], ['head', 'gone']] as const) expect((await ask(who, type)).status).toBeGreaterThanOrEqual(400);
    expect(await ask('clerk', 'resident')).toMatchObject({ status: 403, body: { code: 'access.denied' } });
    expect((await server.guest.call('GET /retention' as never)).status).toBe(401);
  });
});
