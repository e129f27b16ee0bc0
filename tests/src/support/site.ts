import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { aServer, type CountySeed, type TestServer, type UnitSeed } from '@liandong/server/testing';
import { packFiles, root } from './packs';

const rows = (file: string): Record<string, string>[] => parse(readFileSync(join(root, 'templates/counties', file)), { columns: true });

/** The demo county of the repository as a test's county: its real units and accounts. */
export function demoCounty(packs: readonly string[]): CountySeed {
  const units = rows('chenggu/org-units.csv').map((row): UnitSeed => ({ id: row.code ?? '', tier: row.tier as UnitSeed['tier'], name: row.name ?? '', ...(row.parent ? { parent: row.parent } : {}) }));
  const users: Record<string, string[]> = {};
  const accounts = rows('chenggu/users.csv');
  for (const row of accounts) users[row.username ?? ''] = [...(users[row.username ?? ''] ?? []), `${row.role}@${row.org}`];
  const names = Object.fromEntries(accounts.map((row) => [row.username ?? '', row.name ?? '']));
  return { countyId: units[0]?.id ?? '', name: units[0]?.name ?? '', units, users, names, packs: packs.map((id) => packFiles(id)) };
}

/** The whole product: server, built apps, demo county; `change` makes something else of the county. What the server did not expect is told on stderr. */
export async function aSite(packs: readonly string[], now: string, change: (county: CountySeed) => CountySeed = (county) => county): Promise<TestServer> {
  const apps = { station: join(root, 'runtime/station/dist'), designer: join(root, 'designer/dist') };
  const site = await aServer({ now, apps, log: process.stderr, logLevel: 'error' });
  await site.seedCounty(change(demoCounty(packs)));
  return site;
}
