/** Steps that post to a ledger, from many clients at once, beside a transaction of as many writes and no engine. */
import { applyCommand, applyStart, type LoadedWork } from '@liandong/server/durable';
import type { Actor, Program } from '@liandong/core/run';
import { floor, prepareFloor } from '../floor';
import { lanes } from '../stats';
import { COUNTY, STATIONS, stationOf, type DataCounty } from './county';

export interface Postings { readonly clients: number; readonly perSecond: number; readonly oneBalancePerSecond: number; readonly floor: number; /** of the floor, in each turn, the least first */ readonly shares: readonly number[] }

const CLIENTS = 16;
const FLOOR_SECONDS = 2;
const TURNS = 5;
/** a county that stays has the postings of earlier runs */
const RUN = Date.now().toString(36);
const lines = (index: number) => [{ kind: ['lit', 'sci', 'kid'][index % 3] ?? 'lit', lot: `L${index % 40}`, expiry: '2030-01-01', qty: 1 + (index % 9) }];

interface Desk { readonly program: Program; actor(role: string, orgId: string): Actor }
async function deskOf({ server: { deps }, pack }: DataCounty): Promise<Desk> {
  const program = await deps.packs.program(COUNTY, pack.sha);
  if (!program) throw new Error('the pack is not in use');
  const { view, person } = await deps.org.snapshot(COUNTY);
  return { program, actor: (role, orgId) => {
    const [holder] = view.holders(role, orgId);
    return { userId: holder?.userId ?? '', name: holder?.name ?? '', grants: person(holder?.userId ?? '')?.grants ?? [] };
  } };
}

interface Run { readonly county: DataCounty; readonly desk: Desk; readonly key: string; placeOf(index: number): string }
async function begun({ county, desk, key, placeOf }: Run, index: number): Promise<LoadedWork> {
  const orgId = placeOf(index);
  const data = { from: 'gift', voucher: `${key}-${index}`, books: lines(index) };
  const applied = await applyStart(county.server.deps, { countyId: COUNTY, actor: desk.actor('clerk', orgId), commandId: `${key}-start-${index}`, program: desk.program, input: { serviceId: 'stockIn', orgId, data } });
  if (!applied.ok || !applied.work) throw new Error(JSON.stringify(applied));
  return applied.work;
}

/** Only the step that posts is timed: that before it is begun beforehand. */
async function perSecond(run: Run, count: number): Promise<number> {
  const works: LoadedWork[] = [];
  await lanes(0, count, CLIENTS, async (index) => void (works[index] = await begun(run, index)));
  const seconds = await lanes(0, count, CLIENTS, async (index) => {
    const work = works[index];
    const taskId = Object.keys(work?.work.state.tasks ?? {})[0] ?? '';
    const applied = await applyCommand(run.county.server.deps, { countyId: COUNTY, actor: run.desk.actor('head', run.placeOf(index)), commandId: `${run.key}-do-${index}`, workId: work?.instance._id ?? '', command: { type: 'CompleteTask', taskId, data: {}, outcome: 'yes' } });
    if (!applied.ok) throw new Error(JSON.stringify(applied));
  });
  return Math.round(count / seconds);
}

/** One turn of each beside the other, so that a slow minute of the machine is slow for both. */
async function turn(run: Run, count: number): Promise<Turn> {
  const { transactionsPerSecond } = await floor(run.county, CLIENTS, FLOOR_SECONDS);
  return { perSecond: await perSecond(run, count), floor: transactionsPerSecond };
}
interface Turn { readonly perSecond: number; readonly floor: number }
const share = ({ perSecond: got, floor: most }: Turn): number => got / most;

/** The turn in the middle of them all, by its share of the floor. */
export async function postings(county: DataCounty, count: number): Promise<Postings> {
  const desk = await deskOf(county);
  await prepareFloor(county);
  await perSecond({ county, desk, key: `warm-${RUN}`, placeOf: stationOf }, count);
  const turns: Turn[] = [];
  for (let index = 0; index < TURNS; index += 1) turns.push(await turn({ county, desk, key: `all-${RUN}-${index}`, placeOf: stationOf }, count));
  const hot = await perSecond({ county, desk, key: `one-${RUN}`, placeOf: () => stationOf(STATIONS - 1) }, count);
  const sorted = turns.sort((one, other) => share(one) - share(other));
  const middle = sorted[Math.floor(TURNS / 2)] ?? { perSecond: 0, floor: 0 };
  return { clients: CLIENTS, ...middle, oneBalancePerSecond: hot, shares: sorted.map((one) => Number(share(one).toFixed(3))) };
}
