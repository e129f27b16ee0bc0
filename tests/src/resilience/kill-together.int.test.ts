/** Works that call, tell and signal one another, while the server that delivers it is killed. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aClient, type Client, type Got } from '@liandong/server/testing';
import { insist, PATIENCE_MS, patient } from '../support/insist';
import { killUnderLoad } from '../support/kills';
import { buildServer, RealServer } from '../support/real-server';

const KILLS = Number(process.env.LIANDONG_KILLS ?? 3);
const SEED = Number(process.env.LIANDONG_KILL_SEED ?? 11);
const PORT = Number(process.env.LIANDONG_KILL_PORT ?? 3894);
const PASSWORD = 'Liandong-2026';
const STATION = '610722111';
const CLIENTS = 6;

let built: ReturnType<typeof buildServer>;
let server: RealServer;
let worker: Client;
let head: Client;
let answered = 0;
let stopping = false;
const begun: string[] = [];

beforeAll(async () => {
  built = buildServer();
  server = new RealServer(built.file, PORT);
  await server.start();
  process.env.LIANDONG_NEW_PASSWORD = PASSWORD;
  const commands = [['pack', 'install', 'tests/packs/together', '--publish', '--activate'], ...['worker', 'head'].map((role) => ['user', 'add', `together-${role}`, '--name', role, '--grant', `${role}@${STATION}`])];
  for (const args of commands) expect(await server.run(args)).toMatchObject({ code: 0 });
  [worker, head] = await Promise.all(['worker', 'head'].map(async (role) => {
    const client = aClient(server.url);
    expect((await client.call('POST /session', { body: { username: `together-${role}`, password: PASSWORD } })).status).toBeLessThan(300);
    return client;
  })) as [Client, Client];
}, 180_000);
afterAll(() => {
  delete process.env.LIANDONG_NEW_PASSWORD;
  server?.clear();
  built?.remove();
});

async function write(client: Client, route: string, body: unknown): Promise<Got> {
  const { got } = await insist(client, route, { key: randomUUID(), body });
  if (got.status >= 300) throw new Error(`${route}: ${got.status} ${got.text.slice(0, 300)}`);
  answered += 1;
  return got;
}
async function start(serviceId: string, ref: string): Promise<string> {
  const { body } = await write(worker, 'POST /works', { packId: 'together', serviceId, orgId: STATION, data: { ref } });
  begun.push(body.id);
  return body.id;
}
/** The step of the work, or of what it has called, once somebody has brought it about. */
async function step(client: Client, workId: string, node: string): Promise<string> {
  for (const end = Date.now() + PATIENCE_MS; ; ) {
    const { body } = await patient(client).call(`GET /works/${workId}`);
    const found = body.tasks?.find((task: { node: string }) => task.node === node);
    if (found) return found.id;
    if (Date.now() > end) throw new Error(`${workId} never came to ${node}: ${JSON.stringify(body.tasks)}`);
    await pause(50);
  }
}
async function complete(client: Client, workId: string, node: string, more: object = {}): Promise<void> {
  const taskId = await step(client, workId, node);
  // of a called process it is a step of that one
  const { body } = await patient(client).call(`GET /tasks/${taskId}`);
  await write(client, `POST /works/${body.task.workId}/commands`, { type: 'CompleteTask', taskId, data: {}, ...more });
}

/** One calls a process on its own record and goes on with its answer. */
const calls = async (ref: string): Promise<void> => complete(head, await start('visit', ref), 'look', { outcome: 'fine' });
/** One waits for the paper that another one sends. */
async function tells(ref: string): Promise<void> {
  const waits = await start('wait', ref);
  await start('send', ref);
  await complete(worker, waits, 'read');
}

describe('a server that is killed while works speak to one another', () => {
  it('delivers every call, answer, message and signal, and each once', async () => {
    const client = async (index: number): Promise<void> => {
      for (let round = 0; !stopping; round += 1) await (index % 2 === 0 ? calls : tells)(`r-${index}-${round}`);
    };
    const clients = Promise.all(Array.from({ length: CLIENTS }, (_, index) => client(index)));
    const failed = clients.then(() => undefined, (error: Error) => error);
    await killUnderLoad(server, { answered: () => answered, failed }, KILLS, SEED);
    stopping = true;
    expect(await failed).toBeUndefined();

    const db = await server.database();
    for (const end = Date.now() + PATIENCE_MS; Date.now() < end && (await db.collection('history').countDocuments({ 'todo.0': { $exists: true } })) > 0; ) await pause(50);
    const instances = await db.collection('instances').find().toArray();
    const commands = (await db.collection('history').find().project({ commandId: 1, type: 1 }).toArray()).map((entry) => String(entry.commandId));
    const incidents = await db.collection('incidents').find({ open: true }).toArray();
    await db.close();
    const ofService = (id: string): number => instances.filter((instance) => instance.serviceId === id && !instance.state.parent).length;
    const told = (kind: string): number => commands.filter((id) => id.startsWith(`${kind}:`)).length;
    expect({
      // the signal of each sender begins one that stays
      others: instances.filter((instance) => instance.status !== 'completed' && instance.serviceId !== 'alarmed').map((instance) => instance._id), alarmed: ofService('alarmed'), begun: instances.length,
      called: told('call'), answered: told('end'), messages: told('message'), incidents, twice: commands.filter((id, index) => commands.indexOf(id) !== index),
    }).toEqual({ others: [], alarmed: ofService('send'), begun: begun.length + ofService('visit') + ofService('send'), called: ofService('visit'), answered: ofService('visit'), messages: ofService('send'), incidents: [], twice: [] });
    expect(ofService('visit')).toBeGreaterThan(0);
  }, 120_000 + KILLS * 30_000);

  it('leaves a history that the audit finds whole', async () => {
    await server.stop();
    expect((await server.run(['audit', 'verify'])).code).toBe(0);
  }, 60_000);
});
