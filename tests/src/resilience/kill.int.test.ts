import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { JsonObject, ScenarioDef } from '@liandong/core/run';
import { aClient, type Client, type Got } from '@liandong/server/testing';
import { faultsIn, historyOf } from '../support/chain';
import { insist, patient } from '../support/insist';
import { killUnderLoad } from '../support/kills';
import { root } from '../support/packs';
import { buildServer, RealServer } from '../support/real-server';
import { commandOf, scenarioOf } from '../support/story';
import { withFiles } from '../support/upload';

const KILLS = Number(process.env.LIANDONG_KILLS ?? 3);
const SEED = Number(process.env.LIANDONG_KILL_SEED ?? 7);
const PORT = Number(process.env.LIANDONG_KILL_PORT ?? 3890);
const CLIENTS = 8;
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
    const clients = Array.from({ length: CLIENTS }, (_, index) => client(index));
    const failed = Promise.all(clients).then(() => undefined, (error: Error) => error);
    const from = Date.now();
    const { killed, downMs } = await killUnderLoad(server, { answered: () => sent.length, failed }, KILLS, SEED);
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
