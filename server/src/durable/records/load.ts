import { fieldsOf, type Program, type RecordDoc } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import { recordOf } from '../docs';
import type { RecordRowDoc } from '../model';
import { readersOf } from '../readers';
import { openRecord } from '../sealing/index';

/** A record as core decides on it, with the document it came from. */
export interface LoadedRecord {
  /** as stored: L3/L4 sealed */
  readonly row: RecordRowDoc;
  /** its own release, or the newer one that is in use where it belongs and knows all that is in it */
  readonly program: Program;
  /** with its values in plain */
  readonly record: RecordDoc;
}

const knows = ({ pack }: Program, { type, state, data }: RecordRowDoc): boolean => {
  const known = pack.records[type];
  const fields = fieldsOf(pack, type);
  return known !== undefined && known.states.some(({ id }) => id === state) && Object.keys(data).every((id) => Object.hasOwn(fields, id));
};

/** What may be done with a record follows what is in use today, as long as nothing of it would be lost from sight by that. */
async function programFor({ packs, clock }: Deps, row: RecordRowDoc): Promise<Program | undefined> {
  const { countyId, packId, orgId, release } = row;
  const sha = await packs.inUseAt(countyId, packId, orgId, clock.now());
  const current = sha === undefined || sha === release ? undefined : await packs.program(countyId, sha);
  return current && knows(current, row) ? current : packs.program(countyId, release);
}

/** undefined: this county has no such record. */
export async function loadRecord(deps: Deps, countyId: string, recordId: string): Promise<LoadedRecord | undefined> {
  const row = await readersOf(deps.db).record(countyId, recordId);
  return row && loadRow(deps, row);
}

export async function loadRow(deps: Deps, row: RecordRowDoc): Promise<LoadedRecord | undefined> {
  const [program, data] = await Promise.all([programFor(deps, row), openRecord(deps, row.countyId, row)]);
  return program && { row, program, record: recordOf(row, data) };
}
