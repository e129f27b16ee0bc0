import { upserted } from '../platform/db/index';
import type { Deps } from '../platform/deps';
import { incidentModel, type IncidentDoc } from './model';

export type Failure = Omit<IncidentDoc, 'attempts' | 'firstAt' | 'lastAt' | 'open'> & { readonly at: string };

/** Note what the machine could not do; the same failure again counts up. Answers how often it has failed. */
export async function saveIncident(deps: Deps, { _id, countyId, at, ...failure }: Failure): Promise<number> {
  const change = { $set: { ...failure, lastAt: at, open: true }, $inc: { attempts: 1 }, $setOnInsert: { firstAt: at } };
  const doc = await upserted(() => incidentModel(deps.db).findOneAndUpdate({ _id, countyId }, change, { upsert: true, returnDocument: 'after' }).lean<IncidentDoc>().exec());
  return doc?.attempts ?? 1;
}

/** It worked after all. */
export async function resolveIncident(deps: Deps, countyId: string, id: string): Promise<void> {
  await incidentModel(deps.db).updateOne({ _id: id, countyId, open: true }, { $set: { open: false } });
}

/** What an operator should look at, newest first. */
export const openIncidents = (deps: Deps, countyId: string, limit: number): Promise<IncidentDoc[]> =>
  incidentModel(deps.db).find({ countyId, open: true }).sort({ firstAt: -1 }).limit(limit).lean<IncidentDoc[]>();
