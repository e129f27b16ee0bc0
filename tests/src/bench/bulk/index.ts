/** The bulk part of the benchmark: a file of 55 000 people handed in, looked through and written, and taken away again, beside the raw floor. */
import type { Client } from '@liandong/server/testing';
import { jobs } from '@liandong/server/jobs';
import { aDataCounty, PACK, type DataCounty } from '../data/county';
import type { Goal } from '../goals';
import { bulkFloor } from './floor';
import { sheetOf, TYPE } from './sheet';
import { spent, type Spent } from './spent';

export interface BulkFigures { readonly rows: number; readonly megabytes: number; readonly lookedThrough: Spent; readonly written: Spent; readonly taken: Spent; readonly floor: Spent }
type Say = (what: string, figures: unknown) => void;

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const UNIT = 'st0';

async function importOnce({ server }: DataCounty): Promise<void> {
  await jobs.find(({ name }) => name === 'imports')?.runOnce(server.deps);
}

async function stateOf(client: Client, id: string, state: string, written: number): Promise<void> {
  const { body, text } = await client.call(`GET /imports/${id}`);
  if (body.state !== state || body.written !== written) throw new Error(`not ${state}: ${text}`);
}

async function download(client: Client): Promise<void> {
  const { status } = await client.call('GET /record-sheets/records', { query: { packId: PACK, type: TYPE } });
  if (status !== 200) throw new Error(`download: ${status}`);
}

export async function bulkPart(rows: number, say: Say): Promise<BulkFigures> {
  const county = await aDataCounty();
  const client = await county.server.signIn(`head-${UNIT}`);
  const bytes = await sheetOf(county, rows);
  const { body, status, text } = await client.call('POST /imports', { raw: { type: XLSX, text: bytes }, query: { packId: PACK, orgId: UNIT, type: TYPE } });
  if (status !== 201) throw new Error(`hand in: ${status} ${text}`);
  const lookedThrough = await spent(county, rows, () => importOnce(county));
  await stateOf(client, body.id, 'ready', 0);
  say('looked through', lookedThrough);
  await client.call(`POST /imports/${body.id}/commands`, { body: { type: 'confirm' } });
  const written = await spent(county, rows, () => importOnce(county));
  await stateOf(client, body.id, 'done', rows);
  say('written', written);
  const taken = await spent(county, rows, () => download(client));
  say('taken away', taken);
  const floor = await bulkFloor(county, rows);
  say('floor', floor);
  await county.server.stop();
  return { rows, megabytes: Number((bytes.length / 1e6).toFixed(1)), lookedThrough, written, taken, floor };
}

const MOST_SECONDS = 120;
export function bulkGoals({ rows, lookedThrough, written, taken, floor }: BulkFigures): Goal[] {
  const up = lookedThrough.seconds + written.seconds;
  const most = (MOST_SECONDS * rows) / 55_000;
  const share = written.rowsPerSecond / floor.rowsPerSecond;
  return [
    { measure: `${rows} rows in: looked through and written`, goal: `≤ ${Math.round(most)} s`, got: `${up.toFixed(1)} s (${lookedThrough.seconds} s + ${written.seconds} s, ${written.rowsPerSecond} rows/s written; ${Math.round(share * 100)} % of the floor, ${floor.rowsPerSecond}/s)`, met: up <= most },
    { measure: `${rows} rows out`, goal: `≤ ${Math.round(most)} s`, got: `${taken.seconds} s (${taken.rowsPerSecond} rows/s)`, met: taken.seconds <= most },
  ];
}
