/** A county for tests of the durable host: real database (one per call), fixed people, one pack. No assertions here. */
import { randomBytes } from 'node:crypto';
import { orgView, reachOf, rightsOf, workingCalendar, type Actor, type OrgUnit, type PackFiles, type Program } from '@liandong/core/run';
import { pino } from 'pino';
import { changesOf } from '../../platform/changes/index';
import { buildIndexes, connect } from '../../platform/db/index';
import type { Deps, OrgSnapshot, Person } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';
import { keysFrom } from '../../platform/keys/index';
import { inboxModel } from '../../resources/inbox/index';
import { durableModels } from '../index';
import { aProgram } from './a-pack';

const UNITS: readonly OrgUnit[] = [
  { id: 'county', parentId: null, tier: 'county', name: 'the county', path: [] },
  { id: 'east', parentId: 'county', tier: 'station', name: 'east', path: ['county'] },
  { id: 'west', parentId: 'county', tier: 'station', name: 'west', path: ['county'] },
  { id: 'east1', parentId: 'east', tier: 'room', name: 'east room 1', path: ['county', 'east'] },
  { id: 'west1', parentId: 'west', tier: 'room', name: 'west room 1', path: ['county', 'west'] },
];
const person = (id: string, ...grants: string[]): Person =>
  ({ id, name: `name of ${id}`, grants: grants.map((grant) => ({ role: grant.split('@')[0] ?? '', orgId: grant.split('@')[1] ?? '' })) });
const PEOPLE: readonly Person[] = [
  person('aide', 'AIDE@east1'), person('worker', 'WORKER@east'), person('worker2', 'WORKER@east'), person('head', 'HEAD@east'), person('helper', 'VOLUNTEER@east'), person('helper2', 'VOLUNTEER@east'),
  person('westaide', 'AIDE@west1'), person('westworker', 'WORKER@west'), person('westhead', 'HEAD@west'), person('office', 'OFFICE@county'), person('admin', 'ADMIN@county'),
];

function snapshotOf(people: readonly Person[]): OrgSnapshot {
  const holders = people.flatMap(({ id, name, grants }) => grants.map((grant) => ({ ...grant, userId: id, name })));
  return { county: { id: 'county', name: 'the county' }, units: UNITS, view: orgView(UNITS, holders), calendar: workingCalendar(), people, standIns: [], person: (id) => people.find((one) => one.id === id) };
}

export interface TestCounty {
  readonly deps: Deps;
  readonly program: Program;
  /** a second server on the same database */
  another(): Promise<Deps>;
  setNow(at: string): void;
  actor(userId: string): Actor;
  caller(userId: string): Caller;
  /** every document of every collection, as text */
  dump(): Promise<string>;
  /** as new, at the first time again */
  clear(): Promise<void>;
  stop(): Promise<void>;
}

interface CountyOptions { /** another pack than the sample, and its people: `user id` → `ROLE@unit` */ readonly files?: PackFiles; readonly people?: Readonly<Record<string, readonly string[]>> }

export async function aCounty(at = '2026-11-24T01:00:00.000Z', { files, people }: CountyOptions = {}): Promise<TestCounty> {
  const uri = process.env.LIANDONG_TEST_MONGODB ?? 'mongodb://127.0.0.1:27017/?replicaSet=rs0';
  const name = `durable_${randomBytes(6).toString('hex')}`;
  const [program, snapshot] = [await aProgram(files), snapshotOf(people ? Object.entries(people).map(([id, grants]) => person(id, ...grants)) : PEOPLE)];
  const packId = program.pack.manifest.id;
  let now = at;
  const open: Deps[] = [];
  const server = async (): Promise<Deps> => {
    const db = await connect(uri, name);
    const org = { snapshot: async () => snapshot, countyIds: async () => ['county'] };
    const deps: Deps = {
      db, org, clock: { now: () => now }, keys: keysFrom(Buffer.alloc(32, 3)), log: pino({ level: 'silent' }), changes: changesOf(db, org),
      packs: {
        program: async (_county, sha) => (sha === program.pack.sha ? program : undefined),
        pack: async (_county, sha) => (sha === program.pack.sha ? program.pack : undefined),
        inUseAt: async (_county, of) => (of === packId ? program.pack.sha : undefined),
        startableAt: async (_county, _pack, _org, sha) => sha === program.pack.sha,
        released: async (_county, of, version) => (of === packId && version === program.pack.manifest.version ? program.pack.sha : undefined),
        inUse: async () => [{ packId, sha: program.pack.sha }],
        roles: async () => program.pack.manifest.roles,
      },
    };
    open.push(deps);
    return deps;
  };
  const deps = await server();
  await buildIndexes(deps.db, [...durableModels, inboxModel]);
  const someone = (userId: string): Person => snapshot.person(userId) ?? { id: userId, name: userId, grants: [] };
  return {
    deps, program, another: server,
    setNow: (to) => { now = to; },
    actor: (userId) => ({ userId, name: someone(userId).name, grants: someone(userId).grants }),
    caller: (userId) => {
      const { grants, name: called } = someone(userId);
      const { roles } = program.pack.manifest;
      return { countyId: 'county', userId, username: userId, name: called, sessionId: 's', grants, rights: rightsOf(grants, roles), reaches: reachOf(grants, roles, snapshot.view) };
    },
    dump: async () => {
      const names = (await deps.db.listCollections()).map((entry) => entry.name);
      const all = await Promise.all(names.map((collection) => deps.db.collection(collection).find().toArray()));
      return JSON.stringify(all);
    },
    clear: async () => {
      now = at;
      await Promise.all([...durableModels, inboxModel].map((model) => model(deps.db).deleteMany({})));
    },
    stop: async () => {
      await deps.db.dropDatabase();
      for (const one of open) {
        await one.changes.close();
        await one.db.close();
      }
    },
  };
}
