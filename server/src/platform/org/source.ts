import { orgView, workingCalendar } from '@liandong/core/run';
import type { Connection } from '../db/index';
import type { Clock, OrgSnapshot, OrgSource, Person } from '../deps';
import { refuse } from '../http/refusal';
import type { CountyDoc } from './model';
import { countyIdsOf, countyReader, listUnits } from './store';
import { currentStandIns } from './stand-ins';
import { activeUsers } from './users-store';

async function load(db: Connection, county: CountyDoc, now: string): Promise<OrgSnapshot> {
  const [units, users, named] = await Promise.all([listUnits(db, county.countyId), activeUsers(db, county.countyId), currentStandIns(db, county.countyId, now)]);
  const people = new Map<string, Person>(users.map((user) => [user._id, { id: user._id, name: user.name, grants: user.grants }]));
  const holders = [...people.values()].flatMap(({ id, name, grants }) => grants.map((grant) => ({ role: grant.role, orgId: grant.orgId, userId: id, name })));
  const standIns = named.flatMap(({ userId, for: principal, from, until }) => {
    const person = people.get(userId);
    return person ? [{ userId, name: person.name, for: principal, from, until }] : [];
  });
  return {
    county: { id: county.countyId, name: county.name },
    units,
    view: orgView(units, holders, standIns),
    standIns,
    people: [...people.values()],
    calendar: workingCalendar({ timeZone: county.timeZone, holidays: county.holidays, workdays: county.workdays }),
    person: (userId) => people.get(userId),
  };
}

/**
 * The cached snapshot. The county's `orgRev` is read on every call (one small document), so a change made by another server counts
 * at once; it is read before the rest, so a change in between only makes the next call load again.
 */
export function orgSource(db: Connection, clock: Clock): OrgSource {
  const read = countyReader(db);
  const cache = new Map<string, { readonly rev: number; readonly snapshot: Promise<OrgSnapshot> }>();
  return {
    countyIds: () => countyIdsOf(db),
    snapshot: async (countyId) => {
      const county = (await read(countyId)) ?? refuse('county.unknown', '', { countyId });
      const known = cache.get(countyId);
      if (known?.rev === county.orgRev) return known.snapshot;
      const snapshot = load(db, county, clock.now());
      cache.set(countyId, { rev: county.orgRev, snapshot });
      snapshot.catch(() => cache.delete(countyId));
      return snapshot;
    },
  };
}
