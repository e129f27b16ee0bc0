import { dayAfter, dayStart, type CompiledPack } from '@liandong/core/run';
import { reachesUnit, seesSomewhere } from '../../access/index';
import { listExports, type Export } from '../../durable/index';
import { namesOf } from '../../names/index';
import type { Deps, OrgSnapshot } from '../../platform/deps';
import type { Call, Caller, Handlers } from '../../platform/http/handler';
import { cursorOf, limitOf, pageFrom, readCursor } from '../../platform/page/index';
import { packForFigures } from '../packs/index';
import type { ExportRow, ExportsApi } from './contract';
import { askedWords, picksIn, type Reader } from './words';

/** undefined: everybody, also who has left. */
function peopleIn(caller: Caller, { view, units, people }: OrgSnapshot): string[] | undefined {
  const root = units.find(({ parentId }) => parentId === null);
  if (root && caller.reaches.some(({ orgId, subtree, ownOnly }) => orgId === root.id && subtree && !ownOnly)) return undefined;
  return people.filter(({ grants }) => grants.some(({ orgId }) => reachesUnit(caller, view, orgId))).map(({ id }) => id);
}

type Query = Call<ExportsApi['GET /exports']>['query'];
function whichOf({ by, from, until, cursor }: Query, people: readonly string[] | undefined, { calendar }: OrgSnapshot) {
  const [at, id] = readCursor(cursor, 2) ?? [];
  return {
    by: by === undefined ? people : people === undefined || people.includes(by) ? [by] : [],
    since: from === undefined ? undefined : dayStart(calendar, from), before: until === undefined ? undefined : dayStart(calendar, dayAfter(until)),
    after: at === undefined || id === undefined ? undefined : { at, id },
  };
}

function rowOf(one: Export, pack: CompiledPack | undefined, reader: Reader): ExportRow {
  const { id, by, byName, at, type, rows, whole } = one;
  const asked = pack && askedWords(one, pack, reader);
  return { id, by, byName, at, typeTitle: pack?.records[type]?.title ?? type, ...(asked === undefined ? {} : { asked }), ...(rows === undefined ? {} : { rows }), broken: whole === false };
}

async function list(deps: Deps, { caller, query }: Call<ExportsApi['GET /exports']>): Promise<{ items: ExportRow[]; next?: string }> {
  const { countyId } = caller;
  const limit = limitOf(query);
  const org = await deps.org.snapshot(countyId);
  const found = await listExports(deps, countyId, whichOf(query, peopleIn(caller, org), org), limit + 1);
  const here = found.slice(0, limit);
  const ids = [...new Set(here.map(({ packId }) => packId))];
  const packs = new Map((await Promise.all(ids.map((packId) => packForFigures(deps, countyId, packId)))).map((pack, index) => [ids[index] ?? '', pack]));
  const dateOf = (at: string): string => org.calendar.dateOf(at);
  const names = await namesOf(deps, caller, here.flatMap((one) => { const pack = packs.get(one.packId); return pack ? picksIn(one, pack, dateOf) : []; }));
  const reader: Reader = { sees: seesSomewhere(caller), names: (ref, id) => names.of(ref, id), dateOf };
  return pageFrom(found, limit, ({ at, id }) => cursorOf(at, id), here.map((one) => rowOf(one, packs.get(one.packId), reader)));
}

export const exportsHandlers = (deps: Deps): Handlers<ExportsApi> => ({ 'GET /exports': (call) => list(deps, call) });
