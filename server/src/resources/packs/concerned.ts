/** How many stored answers a change concerns: counted in the county, by what lies open in the database. Nothing sealed is opened. */
import type { Breaking, Probe } from '@liandong/core/compile';
import { type CompiledPack, toFen } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import { amountPath } from '../../durable/index';
import { recordModel, taskModel } from '../../durable/model';
import { draftedOf } from '../form-drafts/index';
import type { BreakingItem } from './contract';

const MOST_MS = 3000;
/** Beyond that nobody reads on, and each is a look through all records of a type. */
const MOST_COUNTED = 40;
const LONGEST = 60_000;
const TIMED_OUT = 50;

type Filter = Record<string, unknown>;
const pathOf = (field: string): string => `data.${field.replace('/', '.')}`;
const longer = (path: string, limit: number): Filter => ({ $or: [{ [path]: { $type: 'string', $regex: `^[\\s\\S]{${limit + 1},}` } }, { [`${path}.${limit}`]: { $exists: true } }] });
const shorter = (path: string, limit: number): Filter => ({ $or: [{ [path]: { $type: 'string', $regex: `^[\\s\\S]{0,${Math.max(0, limit - 1)}}$` } }, { [path]: { $type: 'array' }, [`${path}.${limit - 1}`]: { $exists: false } }] });

function missing(field: string): Filter {
  const [table = '', column] = field.split('/');
  return column === undefined ? { $or: [{ [`data.${table}`]: null }, { [`data.${table}`]: '' }] } : { [`data.${table}`]: { $elemMatch: { [column]: null } } };
}

/** undefined: the database cannot tell. */
function filterOf(field: string, probe: Probe): Filter | undefined {
  const path = pathOf(field);
  switch (probe.kind) {
    case 'present': return { [path]: { $exists: true, $ne: null } };
    case 'missing': return missing(field);
    case 'in': return { $or: [{ [path]: { $in: [...probe.values] } }, { [amountPath(path)]: { $in: probe.values.filter((value) => typeof value === 'number').map(toFen) } }] };
    case 'over': return { $or: [{ [path]: { $gt: probe.limit } }, { [amountPath(path)]: { $gt: toFen(probe.limit) } }] };
    case 'under': return { $or: [{ [path]: { $lt: probe.limit } }, { [amountPath(path)]: { $lt: toFen(probe.limit) } }] };
    case 'longer': return probe.limit > LONGEST ? undefined : longer(path, probe.limit);
    case 'shorter': return probe.limit > LONGEST ? undefined : shorter(path, probe.limit);
    case 'unknown': return undefined;
  }
}

/** Whether there is a sealed value lies open, what it is does not. */
const isOpen = ({ sealed, field, probe }: Breaking): boolean => !sealed || (!field.includes('/') && (probe.kind === 'present' || probe.kind === 'missing'));

async function recordsWith({ db }: Pick<Deps, 'db'>, countyId: string, packId: string, change: Breaking): Promise<number | undefined> {
  const filter = isOpen(change) ? filterOf(change.field, change.probe) : undefined;
  if (!filter) return undefined;
  try {
    return await recordModel(db).countDocuments({ countyId, packId, type: change.record, ...filter } as never).maxTimeMS(MOST_MS).exec();
  } catch (error) {
    if ((error as { readonly code?: unknown }).code === TIMED_OUT) return undefined;
    throw error;
  }
}

/** Record type → how many unfinished forms of it there are. */
async function draftsByRecord({ db }: Pick<Deps, 'db'>, countyId: string, pack: CompiledPack): Promise<ReadonlyMap<string, number>> {
  const drafted = await draftedOf(db, countyId, pack.manifest.id);
  const tasks = await taskModel(db).find({ countyId, _id: { $in: drafted.tasks } }, { serviceId: 1 }).lean<{ readonly serviceId: string }[]>().exec();
  const counts = new Map<string, number>();
  for (const serviceId of [...drafted.services, ...tasks.map((task) => task.serviceId)]) {
    const record = pack.services[serviceId]?.record;
    if (record !== undefined) counts.set(record, (counts.get(record) ?? 0) + 1);
  }
  return counts;
}

export async function concerned(deps: Pick<Deps, 'db'>, countyId: string, pack: CompiledPack, changes: readonly Breaking[]): Promise<BreakingItem[]> {
  if (changes.length === 0) return [];
  const drafts = await draftsByRecord(deps, countyId, pack);
  const items: BreakingItem[] = [];
  for (const [index, change] of changes.entries()) {
    const { probe: _probe, proposals, choices, gone, ...rest } = change;
    const records = index < MOST_COUNTED ? await recordsWith(deps, countyId, pack.manifest.id, change) : undefined;
    items.push({
      ...rest, proposals: [...proposals], ...(choices ? { choices: [...choices] } : {}), ...(gone ? { gone: [...gone] } : {}),
      drafts: drafts.get(change.record) ?? 0, ...(records === undefined ? {} : { records }),
    });
  }
  return items;
}
