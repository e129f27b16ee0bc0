import type { TestServer } from '@liandong/server/testing';

/** What may change although nothing was done: who was seen when, tries counted, reads noted. */
const RESTLESS = new Set(['sessions', 'signInAttempts', 'leases', 'views', 'viewHeads']);

/** Every document of every collection, sorted, as text by collection. */
export async function dumpOf({ deps }: TestServer, without: ReadonlySet<string> = RESTLESS): Promise<Record<string, string>> {
  const names = (await deps.db.listCollections()).map((entry) => entry.name).filter((name) => !without.has(name) && !name.startsWith('system.')).sort();
  const entries = await Promise.all(names.map(async (name) => [name, JSON.stringify(await deps.db.collection(name).find().sort({ _id: 1 }).toArray())] as const));
  return Object.fromEntries(entries);
}
/** All of it, without any exception: for finding what must not be there. */
export const wholeDump = async (site: TestServer): Promise<string> => JSON.stringify(await dumpOf(site, new Set()));
