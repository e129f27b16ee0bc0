import { randomBytes } from 'node:crypto';
import type { Instant, OrgUnit, Tier } from '@liandong/core/run';
import { pino } from 'pino';
import { models } from '../models';
import { buildIndexes, connect, disconnect } from '../platform/db/index';
import type { Deps } from '../platform/deps';
import { keysFrom } from '../platform/keys/index';
import { orgChange, orgSource, saveCounty, saveUnits } from '../platform/org/index';
import { packSource } from '../resources/packs/index';

export interface MovedClock { now(): Instant; set(at: Instant): void }
export const aClock = (start: Instant): MovedClock => {
  let at = start;
  return { now: () => at, set: (next) => { at = next; } };
};

/** Units in short: id, parent, tier; the path follows. */
export function someUnits(rows: readonly (readonly [id: string, parentId: string | null, tier: Tier])[]): OrgUnit[] {
  const paths = new Map<string, string[]>();
  return rows.map(([id, parentId, tier]) => {
    const path = parentId === null ? [] : [...(paths.get(parentId) ?? []), parentId];
    paths.set(id, path);
    return { id, parentId, tier, name: `unit ${id}`, path };
  });
}

/** Dependencies of slices on the real mongod, in a database of their own, without HTTP. */
export async function someDeps(start: Instant) {
  const uri = process.env.LIANDONG_TEST_MONGODB ?? '';
  const db = await connect(uri, `t_${randomBytes(6).toString('hex')}`);
  await buildIndexes(db, models);
  const clock = aClock(start);
  const org = orgSource(db);
  const deps: Deps = {
    db, clock, org, keys: keysFrom(randomBytes(32)), packs: packSource({ db, clock, org }), changes: { subscribe: () => () => undefined }, log: pino({ level: 'silent' }),
  };
  return {
    deps, clock,
    seedCounty: async (countyId: string, units: readonly OrgUnit[]): Promise<void> => {
      await saveCounty(db, { id: countyId, name: `county ${countyId}`, timeZone: 'Asia/Shanghai', holidays: [], workdays: [] });
      await orgChange(db, countyId, (session) => saveUnits(db, countyId, units, session));
    },
    stop: async (): Promise<void> => {
      await db.dropDatabase();
      await disconnect(db);
    },
  };
}
