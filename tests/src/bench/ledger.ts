/** Postings a second: steps that are done and post, all of them to the same two balances of one unit, beside as many raw transactions. */
import { applyCommand, applyStarts, loadWork } from '@liandong/server/durable';
import { aReadingCounty, COUNTY, type ReadingCounty } from '../ledgers/a-reading-county';
import { openTask, type BenchCounty } from './county';
import { floor, prepareFloor } from './floor';
import { lanes, latencyOf, timed, type Latency } from './stats';

export interface Postings extends Latency { readonly clients: number; readonly postingsPerSecond: number; readonly rawTransactionsPerSecond: number; /** of what raw transactions do */ readonly share: number }

const AT_ONCE = 500;
const FLOOR_SECONDS = 4;

async function personOf({ site }: ReadingCounty, role: string, orgId: string) {
  const { view, person } = await site.deps.org.snapshot(COUNTY);
  const [holder] = view.holders(role, orgId);
  return { userId: holder?.userId ?? '', name: holder?.name ?? '', grants: person(holder?.userId ?? '')?.grants ?? [] };
}

/** Matters that wait for the head: each takes one book out of one lot. */
async function waiting(county: ReadingCounty, count: number): Promise<string[]> {
  const { deps } = county.site;
  const program = await deps.packs.program(COUNTY, (await deps.packs.inUseAt(COUNTY, 'reading', 'east', deps.clock.now())) ?? '');
  if (!program) throw new Error('the pack is not in use');
  const actor = await personOf(county, 'clerk', 'east');
  const works: string[] = [];
  for (let from = 0; from < count; from += AT_ONCE) {
    const rows = Array.from({ length: Math.min(AT_ONCE, count - from) }, () => ({ reader: 'x', books: [{ kind: 'lit', qty: 1 }] }));
    const made = await applyStarts(deps, { countyId: COUNTY, actor, program, serviceId: 'stockOut', orgId: 'east', rows, id: `bench-${from}` }, { done: async () => undefined, also: async () => undefined });
    if (!made || !('ok' in made) || !made.ok) throw new Error('not started');
    works.push(...made.started.map(({ workId }) => workId));
  }
  return works;
}

export async function postings(clients: number, count: number): Promise<Postings> {
  const county = await aReadingCounty();
  try {
    await county.agreed('stockIn', { from: 'gift', voucher: 'bench', books: [{ kind: 'lit', qty: 90_000, lot: 'one', expiry: '2099-12-31' }] } as never);
    const works = await waiting(county, count);
    const { deps } = county.site;
    const bench = { server: county.site } as BenchCounty;
    const actor = await personOf(county, 'head', 'east');
    await prepareFloor(bench);
    const before = await floor(bench, clients, FLOOR_SECONDS);
    const latencies: number[] = [];
    const loaded = await Promise.all(works.map((workId) => loadWork(deps, COUNTY, workId)));
    const seconds = await lanes(0, works.length, clients, async (index) => {
      const work = loaded[index];
      if (!work) throw new Error('no work');
      const taskId = openTask(work, 'check');
      const done = await timed(latencies, () => applyCommand(deps, { countyId: COUNTY, actor, commandId: `do-${taskId}`, workId: work.instance._id, command: { type: 'CompleteTask', taskId, data: {}, outcome: 'yes' } }));
      if (!done.ok) throw new Error(JSON.stringify(done.problems));
    });
    const after = await floor(bench, clients, FLOOR_SECONDS);
    const raw = Math.round((before.transactionsPerSecond + after.transactionsPerSecond) / 2);
    const perSecond = Math.round(works.length / seconds);
    return { clients, postingsPerSecond: perSecond, rawTransactionsPerSecond: raw, share: Math.round((perSecond / raw) * 100) / 100, ...latencyOf(latencies) };
  } finally {
    await county.site.stop();
  }
}
