import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { jobs } from '@liandong/server/jobs';
import { packFiles } from '../support/packs';
import { aReadingCounty, readingFiles, type ReadingCounty } from '../ledgers/a-reading-county';

jest.setTimeout(60_000);

const indicator = (id: string, more: object) => ({ [`indicators/${id}.json`]: JSON.stringify({ id, title: id, version: 1, record: 'bookIn', aggregate: 'count', time: 'createdAt', ...more }) });
const TILES = [
  { id: 'n', title: 'n', kind: 'number', indicator: 'times', goal: 4 },
  { id: 't', title: 't', kind: 'trend', indicators: ['times'], periods: 3, span: 2 },
  { id: 'r', title: 'r', kind: 'ranking', indicator: 'times', by: 'station' },
  { id: 'd', title: 'd', kind: 'ranking', indicator: 'times', dimension: 'from' },
  { id: 'f', title: 'f', kind: 'fulfilment', by: 'station' },
  { id: 'g', title: 'g', kind: 'grid', indicator: 'people', by: 'station', places: [{ unit: 'west', row: 1, column: 2 }] },
  { id: 'm', title: 'm', kind: 'money', ledger: 'books' },
];
const board = (id: string, more: object = {}) => ({ [`dashboards/${id}.json`]: JSON.stringify({ id, title: id, period: 'month', tiles: TILES, ...more }) });
const quota = (files: Record<string, string>): Record<string, string> => {
  const { services } = JSON.parse(files['services.json'] ?? '{}') as { services: { id: string }[] };
  return { ...files, 'services.json': JSON.stringify({ services: services.map((one) => (one.id === 'stockIn' ? { ...one, quota: { unit: 'x', period: 'month', value: 2, by: 'station' } } : one)) }) };
};
const files = (): Record<string, string> => quota({
  ...readingFiles(), ...indicator('times', { unit: 'times', description: 'how', dimensions: [{ id: 'from', title: 'source', value: 'from', codes: 'from' }] }), ...indicator('people', { unit: 'person' }), ...board('all'), ...board('county', { roles: ['library'] }),
});

let county: ReadingCounty;
let count = 0;
const book = (station: 'east' | 'west') => county.agreed('stockIn', { from: 'gift', voucher: `P-${++count}`, books: [{ kind: 'lit', qty: 5, lot: 'a', expiry: '2027-12-31' }] } as never, station);
type Tile = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any
const tiles = async (who: keyof ReadingCounty['people'], query: Record<string, string> = {}): Promise<Record<string, Tile>> => {
  const { body } = await county.people[who].call('GET /dashboards/reading/all', { query });
  return Object.fromEntries((body.tiles as Tile[]).map((tile) => [tile.id, tile]));
};
beforeAll(async () => {
  county = await aReadingCounty({}, files());
  for (const station of ['east', 'east', 'east', 'east', 'east', 'west', 'west'] as const) expect((await book(station)).status).toBe(200);
  // twice: what one of them leaves behind is another's work
  for (const job of [...jobs, ...jobs].filter(({ name }) => /^(figure|plan)/.test(name))) while ((await job.runOnce(county.site.deps)) > 0);
});
afterAll(() => county.site.stop());

describe('dashboards', () => {
  it('are listed for who may open them', async () => {
    const ids = async (who: keyof ReadingCounty['people']) => (await county.people[who].call('GET /dashboards')).body.dashboards.map(({ dashboardId }: { dashboardId: string }) => dashboardId).sort();
    expect(await ids('library')).toEqual(['all', 'county']);
    expect(await ids('head')).toEqual(['all']);
    expect((await county.people.head.call('GET /dashboards/reading/county')).status).toBe(404);
  });

  it('are not sent again to who has the numbers already', async () => {
    const get = (etag = '') => county.people.library.call('GET /dashboards/reading/all', { headers: { 'if-none-match': etag } });
    const first = await get();
    const again = await get(first.headers.get('etag') ?? '');
    expect([first.status, again.status, again.text]).toEqual([200, 304, '']);
    expect((await county.people.library.call('GET /dashboards/reading/all', { query: { period: '2026-10' }, headers: { 'if-none-match': first.headers.get('etag') ?? '' } })).status).toBe(200);
  });

  it('answer all tiles at once: over everything in reach', async () => {
    const all = await tiles('library');
    expect(all.n).toMatchObject({ kind: 'number', goal: 4, indicator: { title: 'times', unit: 'times', basis: 'how' }, cell: { value: 7, n: 7 }, before: { value: 0 } });
    expect(all.t?.points.map(({ period, cells }: Tile) => [period, cells[0].value])).toEqual([['2026-09', 0], ['2026-10', 0], ['2026-11', 7]]);
    expect(all.r?.rows.map(({ id, cell }: Tile) => [id, cell.value])).toEqual([['east', 5], ['west', 2]]);
    expect(all.d?.rows).toMatchObject([{ id: 'gift', cell: { value: 7 } }]);
    expect(all.f?.matrix.rows.map(({ orgId, cells }: Tile) => [orgId, cells[0].planned, cells[0].done])).toEqual([['east', 2, 5], ['west', 2, 2]]);
    expect(all.g?.places.map(({ id, row, column }: Tile) => [id, row, column])).toEqual([['east', 2, 0], ['west', 1, 2]]);
    expect(all.m).toMatchObject({ kind: 'money', statement: { kind: 'goods', total: { opening: 0, in: 35, out: 0, closing: 35 } } });
  });

  it('do not tell figures of a few people to who is above them', async () => {
    const { g } = await tiles('library');
    expect(g?.places.map(({ cell }: Tile) => [cell.value, cell.reason])).toEqual([[null, 'suppressed'], [null, 'suppressed']]);
  });

  it('show a station itself and nothing besides', async () => {
    const own = await tiles('head');
    expect(own.n?.cell).toEqual({ value: 5, n: 5 });
    expect(own.r?.rows.map(({ id }: Tile) => id)).toEqual(['east']);
    expect(own.f?.matrix.rows).toHaveLength(1);
    expect(own.m?.statement.total.in).toBe(25);
    expect((await county.people.head.call('GET /dashboards/reading/all', { query: { orgId: 'west' } })).status).toBe(403);
  });

  it('look at one unit or another period when asked; a period that is none is refused', async () => {
    const [west, before] = [await tiles('library', { orgId: 'west' }), await tiles('library', { period: '2026-10' })];
    expect([west.n?.cell.value, west.m?.statement.total.in, west.r?.rows.length]).toEqual([2, 10, 1]);
    expect([before.n?.cell.value, before.f?.matrix.rows[0].cells[0].done]).toEqual([0, 0]);
    expect((await county.people.library.call('GET /dashboards/reading/all', { query: { period: '1900-01' } })).status).toBe(404);
  });

  it('are noted when they are taken away, as a whole or one tile of them, and only what one may see leaves', async () => {
    const take = (who: keyof ReadingCounty['people'], body: object) => county.people[who].call('POST /dashboards/reading/all/taken', { body });
    const [one, all] = [await take('head', { tileId: 'n', period: '2026-11' }), await take('head', {})];
    expect([one.body.tiles.map(({ id }: Tile) => id), one.body.tiles[0].cell.value, all.body.tiles.length]).toEqual([['n'], 5, TILES.length]);
    expect([(await take('head', { orgId: 'west' })).status, (await take('head', { tileId: 'none' })).status]).toEqual([403, 404]);
    const notes = await county.site.deps.db.collection('views').find({ where: 'dashboard-sheet' }).sort({ at: 1 }).toArray();
    expect(notes.map(({ recordId, byName }) => [recordId, byName])).toEqual([['c1/reading/dashboards/all/n', 'name of head'], ['c1/reading/dashboards/all', 'name of head']]);
  });

  it('say why one tile has nothing to show without holding up the others', async () => {
    const site = await aReadingCounty({}, { ...files(), ...board('all', { tiles: [TILES[0], TILES[6]] }), 'ledgers/books.json': JSON.stringify({ ...JSON.parse(packFiles('reading', 'tests/packs')['ledgers/books.json'] as string), roles: ['library'] }) });
    const { body } = await site.people.head.call('GET /dashboards/reading/all');
    expect(body.tiles.map(({ kind, why }: Tile) => [kind, why])).toEqual([['number', undefined], ['none', expect.stringMatching(/账/)]]);
    await site.site.stop();
  });
});
