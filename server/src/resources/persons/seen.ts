import { offersOn, type RecordCtx } from '@liandong/core/run';
import { aliasesOf } from '../../durable/index';
import type { Deps } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';
import { refuse } from '../../platform/http/refusal';
import { seeRecord, type SeenRecord } from '../works/index';

/** The record that a person lives on under, and the ids of all of his. Nobody who only has an offer of it sees a person. */
export async function personSeen(deps: Deps, caller: Caller, recordId: string): Promise<{ readonly seen: SeenRecord; readonly ids: readonly string[] }> {
  await seeRecord(deps, caller, recordId, 'record.not-found');
  const ids = (await aliasesOf(deps, caller.countyId, [recordId])).get(recordId) ?? [recordId];
  const seen = await seeRecord(deps, caller, ids[0] ?? recordId, 'record.not-found');
  if (seen.sight.only || !seen.program.pack.records[seen.row.type]?.person) refuse('record.not-found');
  return { seen, ids };
}

export const mayMerge = ({ userId, name, grants }: Caller, { program, record, row, snapshot, sight, now }: SeenRecord): boolean => {
  const ctx: RecordCtx = { now, actor: { userId, name, grants }, newId: (key) => key, org: snapshot.view, calendar: snapshot.calendar, params: program.pack.params, performers: row.performers, level: sight.level };
  return offersOn(program, record, ctx).correct !== undefined;
};
