/** Writing what was done to a report: all of it or nothing, and only on the revision that the performer saw. */
import type { CompiledPack } from '@liandong/core/run';
import { transaction } from '../../platform/db/index';
import type { Deps, OrgSnapshot } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';
import { refuse } from '../../platform/http/refusal';
import { type ReportBasisDoc, reportBasisModel, type ReportEntry, type ReportObjectDoc, reportObjectModel } from './model';
import { type Frame, gatherersOf } from './place';

export interface Acting { readonly deps: Deps; readonly caller: Caller; readonly snapshot: OrgSnapshot; readonly frame: Frame; readonly doc: ReportObjectDoc; readonly commandId: string }
export type Change = Partial<Omit<ReportObjectDoc, '_id' | 'countyId' | 'rev' | 'commands' | 'entries'>>;
type Session = Parameters<Parameters<typeof transaction>[1]>[0];

export const done = ({ caller: { userId: by, name: byName }, deps }: Pick<Acting, 'caller' | 'deps'>) => ({ by, byName, at: deps.clock.now() });

/** Reports above that put it together hear of it, and whoever signs one of them at this moment has to look again. */
async function markAbove({ deps, snapshot }: Acting, pack: CompiledPack, { countyId, packId, reportId, orgId, period }: ReportObjectDoc, session: Session): Promise<void> {
  const ids = gatherersOf(pack, reportId).map(({ id }) => id);
  if (ids.length === 0) return;
  const above = { countyId, packId, reportId: { $in: ids }, period, orgId: { $in: [...(snapshot.view.unit(orgId)?.path ?? [])] }, state: { $ne: 'restated' as const } };
  await reportObjectModel(deps.db).updateMany(above, { $inc: { rev: 1 }, $addToSet: { changedBelow: orgId } }, { session }).exec();
}

/** `next`: the version that begins with it; `told`: it has come to an end, or is open again, which concerns those above */
export interface More { readonly entry: ReportEntry; readonly bases?: readonly ReportBasisDoc[]; readonly next?: ReportObjectDoc; readonly told?: boolean }
async function write(acting: Acting, doc: ReportObjectDoc, change: Change, { more, session }: { more: More; session: Session }): Promise<void> {
  const { deps, commandId, frame } = acting;
  const { entries, commands } = { entries: [...doc.entries, more.entry], commands: [...doc.commands, commandId] };
  const { matchedCount } = await reportObjectModel(deps.db).updateOne({ _id: doc._id, countyId: doc.countyId, rev: doc.rev }, { $set: { ...change, entries, commands, rev: doc.rev + 1 } }, { session }).exec();
  if (matchedCount !== 1) refuse('report-object.conflict');
  if (more.bases && more.bases.length > 0) await reportBasisModel(deps.db).insertMany([...more.bases], { session });
  if (more.next) await reportObjectModel(deps.db).create([more.next], { session });
  if (more.told === true) await markAbove(acting, frame.pack, doc, session);
}

export const keep = (acting: Acting, change: Change, more: More): Promise<void> => transaction(acting.deps.db, (session) => write(acting, acting.doc, change, { more, session }));

/** What is done here, and with it to a report below. */
export const keepBoth = (acting: Acting, own: More, below: { readonly doc: ReportObjectDoc; readonly change: Change; readonly more: More }): Promise<void> =>
  transaction(acting.deps.db, async (session) => {
    await write(acting, acting.doc, {}, { more: own, session });
    await write(acting, below.doc, below.change, { more: below.more, session });
  });
