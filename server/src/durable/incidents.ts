import type { Problem } from '@liandong/core/run';
import { upserted } from '../platform/db/index';
import type { Deps } from '../platform/deps';
import { incidentModel, instanceModel, type IncidentDoc, type InstanceDoc } from './model';

interface Failure {
  readonly _id: string;
  readonly countyId: string;
  readonly workId: string;
  readonly kind: IncidentDoc['kind'];
  readonly ref: string;
  readonly at: string;
  readonly problem: Problem;
  /** an unexpected failure in its own words */
  readonly detail?: string;
  /** absent: it is tried again by itself */
  readonly stopped?: boolean;
  readonly entry?: string;
  readonly command?: object;
}

/** Note what the machine could not do; the same failure again counts up. Answers how often it has failed. */
export async function saveIncident(deps: Deps, { _id, countyId, workId, at, problem: { code, params }, detail = '', stopped = false, ...failure }: Failure): Promise<number> {
  const work = await instanceModel(deps.db).findOne({ _id: workId, countyId }).select({ orgId: 1 }).lean<Pick<InstanceDoc, 'orgId'>>();
  const change = { $set: { ...failure, workId, orgId: work?.orgId ?? '', code, params, detail, stopped, lastAt: at, open: true }, $inc: { attempts: 1 }, $setOnInsert: { firstAt: at } };
  const doc = await upserted(() => incidentModel(deps.db).findOneAndUpdate({ _id, countyId }, change, { upsert: true, returnDocument: 'after' }).lean<IncidentDoc>().exec());
  return doc?.attempts ?? 1;
}

/** It worked after all, or an operator has seen to it. false: somebody was first. */
export async function resolveIncident(deps: Deps, countyId: string, id: string): Promise<boolean> {
  return (await incidentModel(deps.db).updateOne({ _id: id, countyId, open: true }, { $set: { open: false } })).modifiedCount === 1;
}

interface Older { readonly firstAt: string; readonly id: string }
interface Which { /** absent: of all units */ readonly orgIds?: readonly string[] | undefined; readonly kind?: IncidentDoc['kind'] | undefined; readonly code?: string | undefined }

/** What an operator should look at, newest first. */
export function openIncidents(deps: Deps, countyId: string, limit: number, { orgIds, kind, code }: Which = {}, before?: Older): Promise<IncidentDoc[]> {
  const which = { ...(orgIds ? { orgId: { $in: [...orgIds] } } : {}), ...(kind === undefined ? {} : { kind }), ...(code === undefined ? {} : { code }) };
  const cursor = before ? { firstAt: { $lte: before.firstAt }, $or: [{ firstAt: { $lt: before.firstAt } }, { firstAt: before.firstAt, _id: { $lt: before.id } }] } : {};
  return incidentModel(deps.db).find({ countyId, open: true, ...which, ...cursor }).sort({ firstAt: -1, _id: -1 }).limit(limit).lean<IncidentDoc[]>();
}

export const findIncident = (deps: Deps, countyId: string, id: string): Promise<IncidentDoc | null> => incidentModel(deps.db).findOne({ _id: id, countyId }).lean<IncidentDoc>();
