/** Fifty clients work on the same few balances while the server and its mongod are killed: the books are right, and nothing acknowledged is lost. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readingFiles } from '../ledgers/a-reading-county';
import { postedIn, wrongBooks } from '../ledgers/recount';
import { aReadingServer, STATIONS, type ReadingServer } from '../support/a-reading-server';
import { faultsIn, historyOf } from '../support/chain';
import { killUnderLoad } from '../support/kills';

const KILLS = Number(process.env.LIANDONG_KILLS ?? 3);
const SEED = Number(process.env.LIANDONG_KILL_SEED ?? 11);
const PORT = Number(process.env.LIANDONG_KILL_LEDGER_PORT ?? 3899);
const CLIENTS = 50;
const KINDS = ['lit', 'sci'];

interface Done { readonly workId: string; readonly status: number; readonly code: string; readonly key: string }
let reading: ReadingServer;
const done: Done[] = [];
let stopping = false;

/** A matter from beginning to end: the clerk fills it in, the head agrees. */
async function matter(station: string, serviceId: string, data: object): Promise<void> {
  const made = await reading.write('clerk', station, 'POST /works', { packId: 'reading', serviceId, orgId: station, data });
  if (made.status !== 201) throw new Error(made.text);
  const agreed = await reading.write('head', station, `POST /works/${made.body.id}/commands`, { type: 'CompleteTask', taskId: made.body.tasks[0].id, data: {}, outcome: 'yes' });
  done.push({ workId: made.body.id, status: agreed.status, code: agreed.body.code ?? '', key: agreed.key });
}
async function client(index: number): Promise<void> {
  const station = STATIONS[index % STATIONS.length] ?? '';
  for (let turn = 0; !stopping; turn += 1) {
    const kind = KINDS[(index + turn) % KINDS.length];
    const qty = 1 + ((index * 7 + turn * 3) % 9);
    if ((index + turn) % 3 === 0) await matter(station, 'stockIn', { from: 'gift', voucher: `V-${index}-${turn}`, books: [{ kind, qty: qty * 2, lot: `L${index % 4}`, expiry: '2030-12-31' }] });
    else await matter(station, 'stockOut', { reader: 'x', books: [{ kind, qty }] });
  }
}

beforeAll(async () => { reading = await aReadingServer(PORT, readingFiles(), ['clerk', 'head']); }, 480_000);
afterAll(() => reading?.clear());

describe('books under fifty clients and kill -9', () => {
  it('balance, never go below zero, post each voucher once and lose nothing that was acknowledged', async () => {
    const clients = Array.from({ length: CLIENTS }, (_, index) => client(index));
    const failed = Promise.all(clients).then(() => undefined, (error: Error) => error);
    await killUnderLoad(reading.server, { answered: () => done.length, failed }, KILLS, SEED);
    stopping = true;
    expect(await failed).toBeUndefined();

    const db = await reading.server.database();
    const [history, postings, wrong, faults] = [await historyOf(db), await postedIn(db), await wrongBooks(db, ['received', 'granted', 'deposits']), await faultsIn(db)];
    await db.close();
    const posted = new Set(postings.map(({ workId }) => workId));
    const [agreed, refused] = [done.filter(({ status }) => status === 200), done.filter(({ status }) => status !== 200)];
    expect({ wrong, faults }).toEqual({ wrong: [], faults: [] });
    expect(agreed.filter(({ workId, key }) => !posted.has(workId) || !history.some((entry) => entry.commandId === key))).toEqual([]);
    expect(refused.filter(({ workId }) => posted.has(workId))).toEqual([]);
    expect([...new Set(refused.map(({ code }) => code))].filter((code) => !['ledger.below-zero', 'ledger.nothing-there'].includes(code))).toEqual([]);
    expect(agreed.length).toBeGreaterThan(50);
  }, 180_000 + KILLS * 30_000);

  it('are found whole by the audit', async () => {
    expect((await reading.server.run(['audit', 'verify'])).code).toBe(0);
  }, 60_000);
});
