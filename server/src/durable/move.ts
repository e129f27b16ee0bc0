import type { OrgUnit } from '@liandong/core/run';
import type { Deps } from '../platform/deps';
import { placesOf } from './docs';
import { recordModel, type Session } from './model';

/** A unit now stands elsewhere in the tree: who is above it finds and counts its records from now on, who was above it no longer does. */
export async function moveRecords({ db, clock }: Pick<Deps, 'db' | 'clock'>, countyId: string, { id, path }: OrgUnit, session: Session): Promise<void> {
  const people = { $map: { input: '$performers', in: { $concat: ['p:', '$$this'] } } };
  const change = { path: [...path], scope: { $concatArrays: [placesOf(id, path), people] }, factsDue: clock.now(), plansDue: clock.now(), keyed: '' };
  await recordModel(db).updateMany({ countyId, orgId: id }, [{ $set: change }], { session, updatePipeline: true });
}
