/** Once a day: whoever is in charge of somebody who has become 14 or 18 is told that he is to be asked himself. Told once for each age, whoever looks and however often. */
import { sha256Hex, voidStates, type CompiledPack, type OrgView } from '@liandong/core/run';
import { findRecords, recordModel, scopeTitles, type RecordRowDoc } from '../../durable/index';
import { upserted } from '../../platform/db/index';
import type { Deps } from '../../platform/deps';
import type { Job } from '../../platform/jobs/index';
import { addMessages, type InboxDoc } from '../inbox/index';
import { consentTypes, dueAmong, type Due, type Place } from './due';
import { consentRoundModel } from './model';

const A_ROUND = 300;
type Kind = ReturnType<typeof consentTypes>[number];

/** Who is in charge of him; is nobody there any more, then who takes down consents where he belongs. */
function hearers(pack: CompiledPack, { type }: Kind, row: RecordRowDoc, org: OrgView, isThere: (userId: string) => boolean): string[] {
  const owner = row.owner ?? row.createdBy;
  if (isThere(owner)) return [owner];
  return (pack.records[type]?.create?.roles ?? []).flatMap((role) => org.holders(role, row.orgId).map(({ userId }) => userId));
}

async function tell(deps: Deps, { countyId, pack }: Place, kind: Kind, found: readonly Due[]): Promise<void> {
  if (found.length === 0) return;
  const [snapshot, rows] = await Promise.all([deps.org.snapshot(countyId), findRecords(deps, countyId, found.map(({ id }) => id))]);
  const at = deps.clock.now();
  const messages = found.flatMap(({ id, due: { age, scopes } }) => {
    const row = rows.find(({ _id }) => _id === id);
    if (!row || voidStates(pack.records[row.type]).includes(row.state)) return [];
    const params = { service: pack.records[row.type]?.title ?? row.type, ...(row.no === undefined ? {} : { no: row.no }), age: String(age), scopes: scopeTitles(pack, scopes) };
    return [...new Set(hearers(pack, kind, row, snapshot.view, (userId) => snapshot.person(userId) !== undefined))].map((userId): InboxDoc =>
      ({ _id: sha256Hex(`consent-due\n${countyId}\n${id}\n${age}\n${userId}`).slice(0, 32), countyId, userId, at, kind: 'consent-due', recordId: id, params, unread: true, keys: [`user:${userId}`] }));
  });
  await addMessages(deps.db, messages);
}

/** Consents that hold, in the order of type and id, after a place. */
async function someAfter({ db }: Deps, { countyId, pack }: Place, at: string): Promise<{ readonly kind: Kind; readonly rows: RecordRowDoc[] } | undefined> {
  const [type = '', id = ''] = at.split('/');
  for (const kind of consentTypes(pack).sort((a, b) => (a.type < b.type ? -1 : 1)).filter((one) => one.type >= type)) {
    const filter = { countyId, packId: pack.manifest.id, type: kind.type, state: { $nin: [...kind.notIn] }, ...(kind.type === type ? { _id: { $gt: id } } : {}) };
    const rows = await recordModel(db).find(filter).select({ data: 1, type: 1 }).sort({ _id: 1 }).limit(A_ROUND).lean<RecordRowDoc[]>();
    if (rows.length > 0) return { kind, rows };
  }
  return undefined;
}

/** The next consents of a pack that were not looked at yet today. Answers how many. */
async function lookOn(deps: Deps, place: Place): Promise<number> {
  const { countyId, pack, day } = place;
  const _id = `${countyId}/${pack.manifest.id}`;
  const rounds = consentRoundModel(deps.db);
  const known = await rounds.findOne({ _id, countyId }).lean();
  if (known?.day === day && known.at === undefined) return 0;
  const some = await someAfter(deps, place, known?.day === day ? (known.at ?? '') : '');
  if (some) await tell(deps, place, some.kind, await dueAmong(deps, place, some.kind.field, some.rows));
  // last: a crash before it looks at the same ones again, and nobody is told twice
  const last = some?.rows.at(-1);
  const at = last && `${last.type}/${last._id}`;
  await upserted(() => rounds.updateOne({ _id, countyId }, at === undefined ? { $set: { day }, $unset: { at: 1 } } : { $set: { day, at } }, { upsert: true }));
  return some?.rows.length ?? 0;
}

export async function tellDueConsents(deps: Deps): Promise<number> {
  const now = deps.clock.now();
  let done = 0;
  for (const countyId of await deps.org.countyIds()) {
    const [inUse, { calendar }] = await Promise.all([deps.packs.inUse(countyId, now), deps.org.snapshot(countyId)]);
    for (const sha of new Set(inUse.map((one) => one.sha))) {
      const pack = await deps.packs.pack(countyId, sha);
      if (pack && consentTypes(pack).length > 0) done += await lookOn(deps, { countyId, pack, day: calendar.dateOf(now) });
    }
  }
  return done;
}

export const dueConsentsJob: Job = { name: 'consents-due', everyMs: 600_000, runOnce: tellDueConsents };
