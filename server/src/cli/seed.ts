/** The demo county when the database is empty: data of `templates/`, by the same functions as the command line. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Problem } from '@liandong/core/run';
import { readPack } from '../packs-on-disk/index';
import type { Deps } from '../platform/deps';
import { type CountySpec, countUsers, saveCounty } from '../platform/org/index';
import { randomPassword } from '../platform/password/index';
import { importUnits } from '../resources/org-units/index';
import { installPack } from '../resources/packs/index';
import { type Account, importUsers } from '../resources/users/index';

const TEMPLATES = fileURLToPath(new URL('../../templates', import.meta.url));
/** Fixed by the documentation, for demonstrations only (LIANDONG_DEMO=1). */
const DEMO_PASSWORD = 'Liandong-2026';

export interface SeedOptions {
  readonly demo: boolean;
  readonly templates?: string;
  say(key: string, params?: Problem['params']): void;
}
export interface Seeded {
  readonly accounts: readonly (Account & { readonly roles: string })[];
  /** the one password of all, in a demonstration */
  readonly password?: string;
}

const foldersIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map((entry) => join(folder, entry.name)).sort();
const packFolders = async (templates: string): Promise<string[]> => {
  const folders = await foldersIn(templates);
  const has = await Promise.all(folders.map((folder) => readFile(join(folder, 'pack.json')).then(() => true, () => false)));
  return folders.filter((_folder, at) => has[at]);
};

async function seedCounty(deps: Deps, folder: string, packs: readonly string[], options: SeedOptions): Promise<Seeded['accounts']> {
  const county = JSON.parse(await readFile(join(folder, 'county.json'), 'utf8')) as CountySpec;
  await saveCounty(deps.db, county);
  const units = await importUnits(deps, 'org-units.csv', await readFile(join(folder, 'org-units.csv')), county.id);
  for (const pack of packs) await installPack(deps, county.id, await readPack(pack), { publish: true, activate: 'all' });
  const passwordFor = () => (options.demo ? DEMO_PASSWORD : randomPassword());
  const { added } = await importUsers(deps, county.id, { name: 'users.csv', content: await readFile(join(folder, 'users.csv')), passwordFor }, deps.clock.now());
  options.say('seeded', { county: county.name, units: units.added + units.changed + units.same, users: added.length, packs: packs.length });
  const [org, roles] = await Promise.all([deps.org.snapshot(county.id), deps.packs.roles(county.id)]);
  const title = (role: string) => roles.find((entry) => entry.id === role)?.title ?? role;
  return added.map((account) => ({ ...account, roles: account.grants.map(({ role, orgId }) => `${org.view.unit(orgId)?.name ?? orgId} ${title(role)}`).join(' · ') }));
}

/**
 * Seeds when there is nobody yet; the people come last, so a start that broke off half way is taken up again. Undefined: nothing to do.
 */
export async function seedIfEmpty(deps: Deps, options: SeedOptions): Promise<Seeded | undefined> {
  if ((await countUsers(deps.db)) > 0) return undefined;
  options.say('seeding');
  const templates = options.templates ?? TEMPLATES;
  const packs = await packFolders(templates);
  const accounts = [];
  for (const folder of await foldersIn(join(templates, 'counties'))) accounts.push(...(await seedCounty(deps, folder, packs, options)));
  return { accounts, ...(options.demo ? { password: DEMO_PASSWORD } : {}) };
}
