/** A county of readers and loans: as many records as are asked for, a fifth of them people. One whose database has a name stays, and is measured again. */
import { insertRows, type RowDraft } from '@liandong/server/seeding';
import { aServer, type ServerOptions, type TestServer, type UnitSeed } from '@liandong/server/testing';
import type { CompiledPack } from '@liandong/core/run';
import { packFiles } from '../../support/packs';
import { lanes } from '../stats';
import { loanOf, readerOf, spread } from './people';

export const COUNTY = 'county';
export const STATIONS = 17;
export const PACK = 'reading';
export const NOW = '2026-11-24T02:00:00.000Z';
const AT_ONCE = 1000;
const DAYS = 1000;
const ONE_IN = 5;

export const stationOf = (index: number): string => `st${index % STATIONS}`;
export interface DataCounty { readonly server: TestServer; readonly pack: CompiledPack; readonly users: readonly string[]; readonly by: ReadonlyMap<string, string> }

export async function aDataCounty(options: ServerOptions = {}): Promise<DataCounty> {
  const server = await aServer({ now: NOW, ...options });
  const stations = Array.from({ length: STATIONS }, (_, index) => stationOf(index));
  const units: UnitSeed[] = [{ id: COUNTY, tier: 'county' }, ...stations.map((id): UnitSeed => ({ id, tier: 'station' }))];
  const users = Object.fromEntries([['county', [`library@${COUNTY}`]], ...stations.flatMap((id) => [[`clerk-${id}`, [`clerk@${id}`]], [`head-${id}`, [`head@${id}`]]] as const)]);
  const { deps } = server;
  if (!(await deps.db.collection('packs').findOne({ countyId: COUNTY }))) await server.seedCounty({ countyId: COUNTY, units, users, packs: [files()] });
  const pack = await deps.packs.pack(COUNTY, (await deps.packs.inUseAt(COUNTY, PACK, COUNTY, NOW)) ?? '');
  if (!pack) throw new Error('the pack is not in use');
  const { view } = await deps.org.snapshot(COUNTY);
  return { server, pack, users: Object.keys(users), by: new Map(stations.map((id) => [id, view.holders('clerk', id)[0]?.userId ?? ''])) };
}

/** The pack with a dashboard of twenty tiles, without its scenarios. */
function files(): Record<string, string> {
  const pack = Object.fromEntries(Object.entries(packFiles(PACK, 'tests/packs')).filter(([path]) => !path.startsWith('scenarios/')));
  const path = 'dashboards/overview.json';
  const board = JSON.parse(pack[path] ?? '{}') as { tiles: { id: string }[] };
  const tiles = [...board.tiles, ...board.tiles.map((tile) => ({ ...tile, id: `${tile.id}2` }))].slice(0, 20);
  return { ...pack, [path]: JSON.stringify({ ...board, tiles }) };
}

const dayOf = (index: number): string => new Date(Date.parse(NOW) - (spread(index, 29) % DAYS) * 86_400_000).toISOString();

const readerFor = (index: number): number => {
  const group = Math.floor(index / ONE_IN);
  return index % ONE_IN === 0 ? group : spread(index, 31) % Math.max(1, group);
};
export const stationOfLoan = (index: number): string => stationOf(readerFor(index));

/** The record of a number: every fifth a person, the others loans of people who were there before. */
function draftOf({ by }: DataCounty, index: number): RowDraft {
  const at = dayOf(index);
  const group = Math.floor(index / ONE_IN);
  const reader = readerFor(index);
  const orgId = stationOf(reader);
  const about = { orgId, at, by: by.get(orgId) ?? '' };
  if (index % ONE_IN === 0) return { ...about, id: `reader-${group}`, no: `${orgId}-DZ-${group}`, type: 'reader', state: 'active', data: readerOf(group) };
  return { ...about, id: `loan-${index}`, no: `${orgId}-JY-${index}`, type: 'loan', state: index % 3 === 0 ? 'lent' : 'back', data: loanOf(index, `reader-${reader}`, at.slice(0, 10)), subjectId: `reader-${reader}-s` };
}

/** While the database stores some, the next ones are made. A filling that was broken off begins anew. */
export async function fill(county: DataCounty, records: number): Promise<void> {
  const { deps } = county.server;
  const rows = deps.db.collection('records');
  if ((await rows.countDocuments({ countyId: COUNTY })) >= records) return;
  for (const collection of [rows, deps.db.collection('subjects')]) await collection.deleteMany({ countyId: COUNTY });
  await lanes(0, Math.ceil(records / AT_ONCE), 2, async (batch) => {
    const from = batch * AT_ONCE;
    await insertRows(deps, { countyId: COUNTY, pack: county.pack }, Array.from({ length: Math.min(AT_ONCE, records - from) }, (_, index) => draftOf(county, from + index)));
  });
}
