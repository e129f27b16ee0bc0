/** Two stations with books and money, and the hands that work on them. No assertions here. */
import type { JsonObject, PackFiles } from '@liandong/core/run';
import { aServer, type Client, type Got, type ServerOptions, type TestServer } from '@liandong/server/testing';
import { packFiles } from '../support/packs';

export const COUNTY = 'c1';
const UNITS = [{ id: 'east', tier: 'station' }, { id: 'west', tier: 'station' }] as const;
const USERS = { clerk: ['clerk@east'], head: ['head@east'], westclerk: ['clerk@west'], westhead: ['head@west'], library: [`library@${COUNTY}`] } as const;
export type Who = keyof typeof USERS;

export interface ReadingCounty {
  readonly site: TestServer;
  readonly people: Readonly<Record<Who, Client>>;
  /** starts a service with its opening form, as the station's clerk; answers the work */
  start(service: string, data: JsonObject, station?: 'east' | 'west'): Promise<string>;
  /** does the open step of a work */
  step(by: Who, workId: string, data?: JsonObject, outcome?: string): Promise<Got>;
  /** a whole matter: filled in by the clerk, agreed to by the head */
  agreed(service: string, data: JsonObject, station?: 'east' | 'west'): Promise<Got>;
  enter(): Promise<void>;
}

/** What the books need of the pack: loans, what comes in and goes out, stock-takes. */
const NEEDED = /^(pack\.json|codes\/|ledgers\/|(forms|records)\/(loan|loanBack|bookIn|bookOut|stockCheck)\.json$|processes\/(lend|stock\w+)\.bpmn$)/;
const SERVICES = ['lend', 'stockIn', 'stockOut', 'stockTake'];
/** Readers are left out: what is picked is a text here. */
const unpicked = (form: string): string => JSON.stringify(JSON.parse(form), (key, value: unknown) => (key === 'x-ref' ? undefined : value));
const plain = (record: string): string => JSON.stringify({ ...(JSON.parse(record) as object), links: undefined, needsConsent: undefined, subject: undefined, derived: undefined, search: undefined, actions: undefined });

export function readingFiles(): Record<string, string> {
  const all = packFiles('reading', 'tests/packs') as Record<string, string>;
  const { services } = JSON.parse(all['services.json'] ?? '{}') as { services: { id: string }[] };
  const own = Object.entries(all).filter(([path]) => NEEDED.test(path)).map(([path, text]) => [path, path.startsWith('forms/') ? unpicked(text) : path.startsWith('records/') ? plain(text) : text]);
  return { ...(Object.fromEntries(own) as Record<string, string>), 'services.json': JSON.stringify({ services: services.filter(({ id }) => SERVICES.includes(id)) }) };
}

export async function aReadingCounty(options: ServerOptions = {}, files: PackFiles = readingFiles()): Promise<ReadingCounty> {
  const site = await aServer({ now: '2026-11-24T01:00:00.000Z', ...options });
  await site.seedCounty({ countyId: COUNTY, units: [...UNITS], users: USERS, packs: [files] });
  const people = {} as Record<Who, Client>;
  const enter = async (): Promise<void> => {
    for (const name of Object.keys(USERS) as Who[]) people[name] = await site.signIn(name);
  };
  await enter();
  const start: ReadingCounty['start'] = async (serviceId, data, station = 'east') => {
    const got = await people[station === 'east' ? 'clerk' : 'westclerk'].call('POST /works', { body: { packId: 'reading', serviceId, orgId: station, data } });
    if (got.status !== 201) throw new Error(`${serviceId}: ${got.text}`);
    return String(got.body.id);
  };
  const step: ReadingCounty['step'] = async (by, workId, data = {}, outcome) => {
    const { body } = await people[by].call(`GET /works/${workId}`);
    const task = (body.tasks as { id: string; mine: boolean }[]).find((entry) => entry.mine);
    return people[by].call(`POST /works/${workId}/commands`, { body: { type: 'CompleteTask', taskId: task?.id ?? 'none', data, ...(outcome ? { outcome } : {}) } });
  };
  return { site, people, start, step, enter, agreed: async (service, data, station = 'east') => step(station === 'east' ? 'head' : 'westhead', await start(service, data, station), {}, 'yes') };
}
