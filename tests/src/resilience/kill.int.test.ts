import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { JsonObject, ScenarioDef } from '@liandong/core/run';
import { aClient, type Client, type Got, type Sent } from '@liandong/server/testing';
import { faultsIn, historyOf } from '../support/chain';
import { root } from '../support/packs';
import { buildServer, RealServer } from '../support/real-server';
import { commandOf, scenarioOf } from '../support/story';
import { withFiles } from '../support/upload';

const KILLS = Number(process.env.LIANDONG_KILLS ?? 3);
const SEED = Number(process.env.LIANDONG_KILL_SEED ?? 7);
const PORT = Number(process.env.LIANDONG_KILL_PORT ?? 3890);
const CLIENTS = 8;
const PATIENCE_MS = 120_000;
const PASSWORD = 'Liandong-2026';
const scenario = scenarioOf('wushe', 'wish-again');
/** a start and the moves of other people after it, none of which depends on the date */
const MOVES = scenario.steps.slice(0, 3);

interface Sending { readonly key: string; readonly status: number; readonly workId: string; readonly tries: number }
interface Row { readonly username: string; readonly role: string; readonly org: string }

let server: RealServer;
let built: ReturnType<typeof buildServer>;
const people = new Map<string, Client>();
const sent: Sending[] = [];
let stopping = false;

const rows = parse(readFileSync(join(root, 'templates/counties/chenggu/users.csv'), 'utf8'), { columns: true }) as Row[];
const roleOf = (person: string | undefined): string => scenario.people.find((one) => one.id === person)?.grants[0]?.role ?? '';
/** units where every role of the story is held */
const units = [...new Set(rows.map((row) => row.org))].filter((org) => MOVES.every((move) => rows.some((row) => row.org === org && row.role === roleOf(move.by))));

/** The same request until it is answered: what a phone does when the connection breaks. */
async function insist(client: Client, route: string, request: Sent): Promise<{ readonly got: Got; readonly tries: number }> {
  const end = Date.now() + PATIENCE_MS;
  for (let tries = 1; ; tries += 1) {
    const got = await client.call(route, request).catch(() => undefined);
    if (got && got.status < 500) return { got, tries };
    if (Date.now() > end) throw new Error(`${route} was never answered: ${got?.status} ${got?.text.slice(0, 200)}`);
    await pause(100);
  }
}
/** As a client that is patient with everything, reads too. */
const patient = (client: Client): Client => ({ cookies: client.cookies, call: async (route, request = {}) => (await insist(client, route, { key: randomUUID(), ...request })).got });

async function write(client: Client, route: string, body: unknown): Promise<Got> {
  const key = randomUUID();
  const { got, tries } = await insist(client, route, { key, body });
  if (got.status >= 300) throw new Error(`${route} ${tries}: ${got.status} ${got.text.slice(0, 300)}`);
  sent.push({ key, status: got.status, workId: got.body.id, tries });
  return got;
}
const personAt = (org: string, move: ScenarioDef['steps'][number]): Client => {
  const found = people.get(rows.find((row) => row.org === org && row.role === roleOf(move.by))?.username ?? '');
  if (!found) throw new Error(`nobody at ${org}`);
  return found;
};

/** One client: a work after the other, each through the hands of all who have a step of it. */
async function client(index: number): Promise<void> {
  const org = units[index % units.length] ?? '';
  while (!stopping) {
    const [first, ...others] = MOVES;
    const by = personAt(org, first ?? {});
    const data = await withFiles(patient(by), (first?.start?.data ?? {}) as JsonObject);
    const { body } = await write(by, 'POST /works', { packId: 'wushe', serviceId: first?.start?.service, orgId: org, data });
    for (const move of others) {
      const who = personAt(org, move);
      await write(who, `POST /works/${body.id}/commands`, await commandOf(patient(who), body.id, move));
    }
  }
}

/** Numbers that follow from the seed (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
async function answered(count: number): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (sent.length < count) {
    if (Date.now() > end) throw new Error(`only ${sent.length} of ${count} commands were answered`);
    await pause(5);
  }
}

beforeAll(async () => {
  built = buildServer();
  server = new RealServer(built.file, PORT);
  await server.start();
  for (const { username } of rows.filter((row) => units.includes(row.org))) {
    const one = aClient(server.url);
    await one.call('POST /session', { body: { username, password: PASSWORD } });
    people.set(username, one);
  }
}, 180_000);
afterAll(() => {
  server?.clear();
  built?.remove();
});

describe('a real server with its own mongod', () => {
  it('is the only one on its data folder: a second one says so and ends', async () => {
    const { code, output } = await server.run(['start'], PORT + 1);
    expect(code).not.toBe(0);
    expect(output).toMatch(new RegExp(`\\p{Script=Han}.*${server.data}`, 'u'));
  }, 60_000);

  it('loses nothing that it acknowledged and applies nothing twice, though it and its mongod are killed under load', async () => {
    const next = numbers(SEED);
    const clients = Array.from({ length: CLIENTS }, (_, index) => client(index));
    const failed = Promise.all(clients).then(() => undefined, (error: Error) => error);
    const [killed, downMs]: [string[], number[]] = [[], []];
    const from = Date.now();
    for (let kill = 0; kill < KILLS; kill += 1) {
      await Promise.race([answered(sent.length + 4 + Math.floor(next() * 16)), failed]);
      await pause(next() * 40);
      killed.push(kill % 3 === 1 ? 'mongod' : 'server');
      const at = Date.now();
      if (kill % 3 === 1) await server.killMongod();
      else {
        await server.kill();
        await server.start();
      }
      downMs.push(Date.now() - at);
    }
    await Promise.race([answered(sent.length + 10), failed]);
    stopping = true;
    expect(await failed).toBeUndefined();

    const db = await server.database();
    const history = await historyOf(db);
    const faults = await faultsIn(db);
    await db.close();
    const lost = sent.filter(({ key, workId }) => !history.some((entry) => entry.commandId === key && entry.workId === workId));
    const unknown = history.filter((entry) => !entry.commandId.startsWith('timer:') && !sent.some(({ key }) => key === entry.commandId));
    const result = { kills: KILLS, seed: SEED, killed, downMs, commands: sent.length, repeated: sent.filter(({ tries }) => tries > 1).length, lost: lost.length, twice: faults.filter((fault) => fault.includes('twice')).length, faults: faults.length, seconds: Math.round((Date.now() - from) / 1000) };
    if (process.env.LIANDONG_KILL_RESULT) writeFileSync(process.env.LIANDONG_KILL_RESULT, `${JSON.stringify(result, null, 2)}\n`);
    expect({ lost, unknown: unknown.map((entry) => entry.commandId), faults }).toEqual({ lost: [], unknown: [], faults: [] });
    expect(result.repeated).toBeGreaterThan(0);
  }, 120_000 + KILLS * 30_000);

  it('ends in order when it is asked to, and leaves no process', async () => {
    expect(await server.stop()).toEqual({ code: 0, left: [] });
  }, 60_000);

  it('has a history that the audit finds whole', async () => {
    const { code, output } = await server.run(['audit', 'verify']);
    expect([code, output]).toEqual([0, expect.stringContaining(String(sent.length))]);
  }, 60_000);
});
