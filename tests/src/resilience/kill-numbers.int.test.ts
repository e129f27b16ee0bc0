/** Fifty clients start services whose numbers may have no gap while the server and its mongod are killed: numbers stand in a row, and nothing acknowledged is lost. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readingFiles } from '../ledgers/a-reading-county';
import { aReadingServer, STATIONS, type ReadingServer } from '../support/a-reading-server';
import { faultsIn, historyOf } from '../support/chain';
import { killUnderLoad } from '../support/kills';

const KILLS = Number(process.env.LIANDONG_KILLS ?? 3);
const SEED = Number(process.env.LIANDONG_KILL_SEED ?? 11);
const PORT = Number(process.env.LIANDONG_KILL_NUMBERS_PORT ?? 3893);
const CLIENTS = 50;
/** what every so-manieth hands in is refused, and may use no number up */
const ONE_IN = 6;

interface Started { readonly workId: string; readonly no: string; readonly key: string }
interface Row { readonly workId: string; readonly no: string; readonly orgId: string }
let reading: ReadingServer;
const started: Started[] = [];
const refused: string[] = [];
let stopping = false;

function gapFree(): Record<string, string> {
  const files = readingFiles();
  const type = JSON.parse(files['records/bookIn.json'] ?? '{}') as object;
  return { ...files, 'records/bookIn.json': JSON.stringify({ ...type, gapFree: true }) };
}

async function client(index: number): Promise<void> {
  const orgId = STATIONS[index % STATIONS.length] ?? '';
  for (let turn = 0; !stopping; turn += 1) {
    const qty = (index + turn) % ONE_IN === 0 ? 'many' : 1;
    const got = await reading.write('clerk', orgId, 'POST /works', { packId: 'reading', serviceId: 'stockIn', orgId, data: { from: 'gift', voucher: `V-${index}-${turn}`, books: [{ kind: 'lit', qty, lot: 'L', expiry: '2030-12-31' }] } });
    if (got.status !== 201 && qty === 1) throw new Error(got.text);
    if (got.status === 201) started.push({ workId: got.body.id, no: got.body.record.no, key: got.key });
    else refused.push(got.key);
  }
}

beforeAll(async () => { reading = await aReadingServer(PORT, gapFree(), ['clerk']); }, 480_000);
afterAll(() => reading?.clear());

const seqOf = (no: string): number => Number(/\d+$/.exec(no)?.[0]);
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

describe('gap-free numbers under fifty starts at once and kill -9', () => {
  it('stand in a row at each station, each once, and every start that was acknowledged has the number that it was told', async () => {
    const clients = Array.from({ length: CLIENTS }, (_, index) => client(index));
    const failed = Promise.all(clients).then(() => undefined, (error: Error) => error);
    const { killed } = await killUnderLoad(reading.server, { answered: () => started.length, failed }, KILLS, SEED);
    stopping = true;
    expect(await failed).toBeUndefined();

    const db = await reading.server.database();
    const [history, faults] = [await historyOf(db), await faultsIn(db)];
    const rows = (await db.collection('records').find({ type: 'bookIn' }).toArray()) as unknown as Row[];
    await db.close();
    expect(faults).toEqual([]);
    for (const station of STATIONS) {
      const numbers = rows.filter(({ orgId }) => orgId === station).map(({ no }) => seqOf(no)).sort((a, b) => a - b);
      expect(numbers).toEqual(upTo(numbers.length));
    }
    const noOf = new Map(rows.map(({ workId, no }) => [workId, no]));
    expect(started.filter(({ workId, no }) => noOf.get(workId) !== no)).toEqual([]);
    // whoever asked again after a kill got his first start, and whoever was refused none
    expect([rows.length, new Set(started.map(({ workId }) => workId)).size]).toEqual([started.length, started.length]);
    expect(started.filter(({ key }) => history.filter(({ commandId }) => commandId === key).length !== 1)).toEqual([]);
    expect(history.filter(({ commandId }) => refused.includes(commandId))).toEqual([]);
    expect(refused.length).toBeGreaterThan(0);
    expect(started.length).toBeGreaterThan(50);
    expect(killed).toEqual(expect.arrayContaining(KILLS > 1 ? ['server', 'mongod'] : ['server']));
  }, 180_000 + KILLS * 30_000);

  it('are found whole by the audit', async () => {
    expect((await reading.server.run(['audit', 'verify'])).code).toBe(0);
  }, 60_000);
});
