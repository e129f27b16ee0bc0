/** What people wait for, over HTTP: a record, a register, a search, doubles at save, a dashboard, a fresh figure. Milliseconds. */
import { latencyOf, timed, type Latency } from '../stats';
import { PACK, STATIONS, stationOf, stationOfLoan } from './county';
import { nameOf, readerOf, spread } from './people';
import type { Visitors } from './visitors';

export interface Reads { readonly open: Latency; readonly register: Latency; readonly search: Latency; readonly similar: Latency; readonly due: Latency; readonly dashboard: Latency; /** from the change to the new number, without the pause between two rounds of the worker */ readonly fresh: Latency }

const WARM = 20;
/** What `prepare` finds out is not timed. */
async function oftenWith<T>(times: number, prepare: (index: number) => Promise<T>, act: (ready: T) => Promise<unknown>, from: number): Promise<Latency> {
  const latencies: number[] = [];
  for (let index = 0; index < WARM + times; index += 1) {
    const ready = await prepare(from + index);
    await timed(index < WARM ? [] : latencies, () => act(ready));
  }
  return latencyOf(latencies);
}

const clerk = (index: number): string => `clerk-${stationOf(index)}`;
/** Half of them as a station, half as the county. */
const someone = (index: number): string => (index % 2 === 0 ? clerk(spread(index, 41)) : 'county');

/** Five conditions: an option, a state, a span of days, a number, a derived day. */
const FILTER = { join: 'all', items: [
  { field: 'kind', op: 'in', values: ['sci'] }, { field: '@state', op: 'in', values: ['back'] }, { field: 'borrowedOn', op: 'between', from: '2026-03-01', to: '2026-08-31' },
  { field: 'days', op: 'between', from: 30 }, { field: 'dueOn', op: 'between', from: '2026-04-01', to: '2026-09-30' },
] };

/** Letters that names begin with are many; two syllables of one name are few. */
const wordOf = (index: number, people: number): string => [nameOf(spread(index, 43) % people), readerOf(spread(index, 47) % people).phone?.toString().slice(-4) ?? '', 'wxy'][index % 3] ?? '';

interface Loan { readonly number: number; readonly version: number }
/** A loan is corrected at its station; the county looks at its dashboard. */
async function freshTile(visitors: Visitors, { number: loan, version: base }: Loan): Promise<void> {
  await visitors.post(`head-${stationOfLoan(loan)}`, `/records/loan-${loan}/commands`, { type: 'CorrectRecord', base, reason: 'benchmark', patch: { book: `title ${base}`, kind: base % 2 === 1 ? 'kid' : 'sci' } });
  await visitors.job('figures');
  await visitors.get('county', `/dashboards/${PACK}/overview?period=all`);
}

const ROUND = 1000;
/** Rounds are about other people and records. */
export async function reads(visitors: Visitors, records: number, round: number): Promise<Reads> {
  const from = round * ROUND;
  const often = (times: number, act: (index: number) => Promise<unknown>): Promise<Latency> => oftenWith(times, async (index) => index, act, from);
  const people = Math.floor(records / 5);
  const personOf = (index: number): number => spread(index, 37) % people;
  return {
    open: await often(200, (index) => visitors.get(clerk(personOf(index) % STATIONS), `/records/reader-${personOf(index)}`)),
    register: await often(200, (index) => visitors.post(someone(index), '/registers/query', { packId: PACK, type: 'loan', filter: FILTER, limit: 20 })),
    search: await often(200, (index) => visitors.post(someone(index), '/registers/query', { packId: PACK, type: 'reader', search: wordOf(index, people), limit: 20 })),
    similar: await often(100, (index) => visitors.post(clerk(personOf(index)), '/persons/similar', { packId: PACK, type: 'reader', data: { ...readerOf(personOf(index)), idNo: '', phone: '' } })),
    due: await often(100, (index) => visitors.get(someone(index), `/plans/due?when=${['late', 'week', 'all'][index % 3] ?? 'all'}&limit=20`)),
    dashboard: await often(60, (index) => visitors.get(someone(index), `/dashboards/${PACK}/overview?period=2026-10`)),
    fresh: await oftenWith(20, async (index): Promise<Loan> => {
      const number = ((Math.floor(records / 10) + index) % Math.floor(records / 5)) * 5 + 1;
      const { record: { version } } = (await visitors.get(`head-${stationOfLoan(number)}`, `/records/loan-${number}`)) as { record: { version: number } };
      return { number, version };
    }, (loan) => freshTile(visitors, loan), from),
  };
}
