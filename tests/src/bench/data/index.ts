/** The data part of the benchmark: what people wait for with so many records, and how it grows with them. */
import type { Goal } from '../goals';
import type { Latency } from '../stats';
import { aDataCounty, COUNTY, fill, type DataCounty } from './county';
import { postings, type Postings } from './postings';
import { reads, type Reads } from './reads';
import { visitors, type Visitors } from './visitors';

/** Records a second: put in, counted for figures, looked at for plans (by the workers of a server). */
interface Rates { readonly filled: number; readonly counted: number; readonly planned: number }
/** without rates: it stood there already */
export interface DataRow extends Reads, Partial<Rates> { readonly records: number; /** the same before, when the database had just been started */ readonly cold: Reads }
export interface DataFigures { readonly rows: readonly DataRow[]; readonly postings: Postings }
type Say = (what: string, figures: unknown) => void;

const seconds = async (act: () => Promise<void>): Promise<number> => {
  const began = performance.now();
  await act();
  return (performance.now() - began) / 1000;
};

/** A worker goes on until no record has its mark any more. */
async function worked({ server: { deps } }: DataCounty, visitors: Visitors, { definitions, job, mark }: { readonly definitions: string; readonly job: string; readonly mark: string }): Promise<number> {
  const isLeft = (): Promise<number> => deps.db.collection('records').countDocuments({ countyId: COUNTY, [mark]: { $exists: true } }, { limit: 1 });
  return seconds(async () => {
    await visitors.job(definitions);
    while ((await isLeft()) > 0) await visitors.job(job);
  });
}

/** Put in and counted, once for a database that stays. */
async function ready(county: DataCounty, records: number): Promise<Partial<Rates>> {
  const kept = county.server.deps.db.collection<{ _id: string }>('benchmark');
  if (await kept.findOne({ _id: 'ready' })) return {};
  const rate = (took: number): number => Math.round(records / took);
  const filled = rate(await seconds(() => fill(county, records)));
  const server = await visitors(county, process.env.LIANDONG_BENCH_SERVER ?? '');
  const counted = rate(await worked(county, server, { definitions: 'figure-definitions', job: 'figures', mark: 'factsDue' }));
  const planned = rate(await worked(county, server, { definitions: 'plan-definitions', job: 'plans', mark: 'plansDue' }));
  await server.stop();
  await kept.insertOne({ _id: 'ready' });
  return { filled, counted, planned };
}

async function rowOf(county: DataCounty, records: number): Promise<DataRow> {
  const rates = await ready(county, records);
  const server = await visitors(county, process.env.LIANDONG_BENCH_SERVER ?? '');
  await server.get('county', '/dashboards/reading/overview?period=2026-10');
  // the first two: what an earlier version of the county's definitions or keys left to do
  for (const job of ['register-keys', 'figure-tallies', 'figures', 'figures', 'figures']) await server.job(job);
  const cold = await reads(server, records, 0);
  const row = { records, ...rates, ...(await reads(server, records, 1)), cold };
  await server.stop();
  return row;
}

/** Each size in a county of its own, one after the other; steps that post in the largest. */
export async function dataPart(sizes: readonly number[], say: Say): Promise<DataFigures> {
  const counties = await Promise.all(sizes.map((size) => aDataCounty(process.env.LIANDONG_BENCH_DATA ? { database: `data_${size}` } : {})));
  const rows: DataRow[] = [];
  for (const [index, records] of sizes.entries()) {
    const county = counties[index];
    if (!county) continue;
    const row = await rowOf(county, records);
    say(`with ${records} records`, row);
    rows.push(row);
  }
  const largest = counties.at(-1);
  if (!largest) throw new Error('no size is asked for');
  const posted = await postings(largest, 1000);
  say('postings', posted);
  for (const { server } of counties) await server.stop();
  return { rows, postings: posted };
}

const GOALS = { open: 20, register: 30, search: 80, similar: 50, due: 30, dashboard: 100, fresh: 2000 } as const;
const NAMES: Readonly<Record<keyof typeof GOALS, string>> = {
  open: 'open a record', register: 'first page of a register under five filters', search: 'search by name, initials or telephone', similar: 'doubles at save', due: 'first page of who is due', dashboard: 'a dashboard of twenty tiles', fresh: 'from a change to the fresh tile',
};
const MOST_GROWTH = 1.5;
const isWhat = (key: string): key is keyof typeof GOALS => Object.hasOwn(GOALS, key);

export function dataGoals({ rows, postings: { perSecond, oneBalancePerSecond, floor } }: DataFigures): Goal[] {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return [];
  const goals = Object.keys(GOALS).filter(isWhat).flatMap((what): Goal[] => {
    const [before, now]: [Latency, Latency] = [first[what], last[what]];
    const growth = now.p95 / before.p95;
    return [
      { measure: `${NAMES[what]}, ${last.records} records, p95`, goal: `≤ ${GOALS[what]} ms`, got: `${now.p95} ms`, met: now.p95 <= GOALS[what] },
      ...(rows.length > 1 ? [{ measure: `${NAMES[what]}, growth from ${first.records}`, goal: `≤ ${MOST_GROWTH}×`, got: `${growth.toFixed(2)}×`, met: growth <= MOST_GROWTH }] : []),
    ];
  });
  const share = perSecond / floor;
  return [...goals, { measure: 'postings/s, 16 clients, against the floor', goal: '≥ 50 %', got: `${Math.round(share * 100)} % (${perSecond}/s : ${floor}/s; all at one unit ${oneBalancePerSecond}/s)`, met: share >= 0.5 }];
}
