/**
 * A whole server for tests: real mongod, a database of its own, the real app on a free port, a clock that the test moves. No assertions
 * here. `another()` is a second server on the same database.
 */
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { OrgUnit, PackFiles, RoleGrant, Tier } from '@liandong/core/run';
import { createApp } from '../app';
import { models } from '../models';
import { buildIndexes, connect, type Connection } from '../platform/db/index';
import type { Deps } from '../platform/deps';
import { Refusal } from '../platform/http/refusal';
import { keysFrom } from '../platform/keys/index';
import { makeLog } from '../platform/log/index';
import { insertUser, orgChange, saveCounty, saveUnits, type NewUser } from '../platform/org/index';
import { hashPassword } from '../platform/password/index';
import { grantProblems } from '../resources/users/index';
import { installPack } from '../resources/packs/index';
import { wire } from '../wire';
import { aClient, type Client } from './a-client';
import { ROLES_ONLY } from './roles-only';

export { aClient, type Client, type Got, type Sent } from './a-client';
export { handIn, preview, upload } from './an-import';
export { answerMisfit, problemMisfit } from './conforms';

export const PASSWORD = 'Test-password-1';

export interface UnitSeed {
  readonly id: string;
  readonly tier: Tier;
  readonly parent?: string;
  readonly name?: string;
}
export interface CountySeed {
  readonly countyId?: string;
  readonly name?: string;
  /** parents first; the county itself is added when it is not named */
  readonly units?: readonly UnitSeed[];
  /** username → grants as `ROLE@unit` */
  readonly users?: Readonly<Record<string, readonly string[]>>;
  /** username → what the person is called */
  readonly names?: Readonly<Record<string, string>>;
  readonly packs?: readonly PackFiles[];
  readonly holidays?: readonly string[];
}
export interface TestServer {
  readonly url: string;
  readonly deps: Deps;
  readonly clock: { set(at: string): void; advance(ms: number): void; now(): string };
  /** a county with units, a pack in use everywhere (default: roles only) and people whose password is PASSWORD */
  seedCounty(seed?: CountySeed): Promise<{ readonly countyId: string }>;
  signIn(username: string): Promise<Client>;
  /** not signed in */
  readonly guest: Client;
  another(): Promise<TestServer>;
  stop(): Promise<void>;
}
export interface ServerOptions {
  readonly now?: string;
  readonly secure?: boolean;
  readonly trustProxy?: boolean;
  readonly apps?: Readonly<Record<'station' | 'designer', string>>;
  /** where log lines go; nowhere unless given */
  readonly log?: { write(line: string): void };
  /** the least that is logged; default `info` */
  readonly logLevel?: 'info' | 'error';
  /** the database's name: what it has stays, also afterwards; default: a new one, which goes when the server stops */
  readonly database?: string;
}

const grantOf = (text: string): RoleGrant => ({ role: text.split('@')[0] ?? '', orgId: text.split('@')[1] ?? '' });

function unitsOf(countyId: string, seeds: readonly UnitSeed[]): OrgUnit[] {
  const all: UnitSeed[] = seeds.some((seed) => seed.id === countyId) ? [...seeds] : [{ id: countyId, tier: 'county' }, ...seeds];
  const paths = new Map<string, string[]>();
  return all.map(({ id, tier, name, parent = id === countyId ? undefined : countyId }) => {
    const path = parent ? [...(paths.get(parent) ?? []), parent] : [];
    paths.set(id, path);
    return { id, parentId: parent ?? null, tier, name: name ?? `unit ${id}`, path };
  });
}
const DEFAULT_UNITS: readonly UnitSeed[] = [{ id: 'east', tier: 'station' }, { id: 'west', tier: 'station' }, { id: 'east1', tier: 'room', parent: 'east' }];

/** Hashed once: all have it, and a hash is made to take long. */
const passwordHash = hashPassword(PASSWORD);

async function addPeople(deps: Deps, countyId: string, people: readonly Pick<NewUser, 'username' | 'name' | 'grants'>[]): Promise<void> {
  const [org, roles] = await Promise.all([deps.org.snapshot(countyId), deps.packs.roles(countyId)]);
  const problems = people.flatMap(({ grants }) => grantProblems(grants, org, roles));
  if (problems.length > 0) throw new Refusal(problems);
  const added = { passwordHash: await passwordHash, createdAt: deps.clock.now() };
  await orgChange(deps.db, countyId, async (session) => {
    for (const person of people) await insertUser(deps.db, countyId, { ...person, ...added, id: randomBytes(16).toString('hex') }, session);
  });
}

async function seed(deps: Deps, { countyId = 'c1', name = `county ${countyId}`, units = DEFAULT_UNITS, users = {}, names = {}, packs = [ROLES_ONLY], holidays = [] }: CountySeed): Promise<{ countyId: string }> {
  await saveCounty(deps.db, { id: countyId, name, timeZone: 'Asia/Shanghai', holidays, workdays: [] });
  await orgChange(deps.db, countyId, (session) => saveUnits(deps.db, countyId, unitsOf(countyId, units), session));
  for (const pack of packs) await installPack(deps, countyId, pack, { publish: true, activate: 'all' });
  const people = Object.entries(users).map(([username, grants]) => ({ username, name: names[username] ?? `name of ${username}`, grants: grants.map(grantOf) }));
  if (people.length > 0) await addPeople(deps, countyId, people);
  return { countyId };
}

async function start(db: Connection, clock: TestServer['clock'], options: ServerOptions, end: () => Promise<void>): Promise<TestServer> {
  const log = options.log ? makeLog(options.logLevel ?? 'info', options.log) : makeLog('silent');
  const deps = wire({ db, clock, keys: keysFrom(Buffer.alloc(32, 7)), log });
  const app = createApp(deps, { secure: options.secure === true, ...(options.trustProxy ? { trustProxy: true } : {}), ...(options.apps ? { apps: options.apps } : {}) });
  const http = createServer(app);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const others: TestServer[] = [];
  return {
    url, deps, clock,
    seedCounty: (county = {}) => seed(deps, county),
    guest: aClient(url),
    signIn: async (username) => {
      const client = aClient(url);
      const { status, body } = await client.call('POST /session', { body: { username, password: PASSWORD } });
      if (status !== 201) throw new Error(`sign-in of ${username}: ${status} ${JSON.stringify(body)}`);
      return client;
    },
    another: async () => {
      const other = await start(await connect(uriOfTests(), db.name), clock, options, async () => undefined);
      others.push(other);
      return other;
    },
    stop: async () => {
      for (const other of others) await other.stop();
      http.closeAllConnections();
      await new Promise<void>((resolve) => http.close(() => resolve()));
      await deps.changes.close();
      await end();
      await db.close();
    },
  };
}

/** The mongod of all test workers (jest's global set-up, or one that runs already). */
export function uriOfTests(): string {
  const uri = process.env.LIANDONG_TEST_MONGODB;
  if (!uri) throw new Error('LIANDONG_TEST_MONGODB is not set: run the tests through `npm run integration`');
  return uri;
}

/** @example const server = await aServer({ now: '2026-11-24T01:00:00.000Z' }); await server.seedCounty({ users: { eva: ['WORKER@east'] } }); */
export async function aServer(options: ServerOptions = {}): Promise<TestServer> {
  let now = options.now ?? '2026-11-24T01:00:00.000Z';
  const clock = {
    now: () => now,
    set: (at: string) => void (now = at),
    advance: (ms: number) => void (now = new Date(Date.parse(now) + ms).toISOString()),
  };
  const db = await connect(uriOfTests(), options.database ?? `test_${randomBytes(6).toString('hex')}`);
  await buildIndexes(db, models);
  return start(db, clock, options, async () => void (options.database === undefined && (await db.dropDatabase())));
}
