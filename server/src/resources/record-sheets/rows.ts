/** Rows of a sheet as what they become: works of a service, or records that are made without one. The same two questions for both. */
import type { JsonObject, Problem, Program } from '@liandong/core/run';
import { applyRecords, applyStarts, prepareRecords, prepareStarts, tryRecords, tryStarts, type ManyRecords, type ManyStarts, type PreparedRecords, type PreparedStarts, type RecordItem, type Session } from '../../durable/index';
import type { Deps } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';

export interface RowsOf { readonly program: Program; readonly orgId: string; readonly kind: 'service' | 'record'; readonly id: string; /** why records are put right */ readonly reason?: string }
/** Which record is put right, and the version that was looked at. */
export interface Correction { readonly recordId: string; readonly base: number }
export interface RowData { readonly data?: JsonObject; readonly correction?: Correction; /** records only: made at another unit */ readonly orgId?: string }
export interface Made { readonly id: string; readonly no: string }
export type Applied = { readonly ok: true } | { readonly ok: false; readonly problems: readonly (readonly Problem[])[] };

const startsOf = ({ countyId, userId, name, grants }: Caller, { program, orgId, id: serviceId }: RowsOf, rows: readonly RowData[], id: string): ManyStarts =>
  ({ countyId, actor: { userId, name, grants }, program, serviceId, orgId, rows: rows.map(({ data = {} }) => data), id });
const itemOf = ({ program, orgId: usual, id: recordType, reason = '' }: RowsOf, { data = {}, correction, orgId = usual }: RowData): RecordItem =>
  (correction ? { recordId: correction.recordId, command: { type: 'CorrectRecord', patch: data, reason, base: correction.base } } : { program, command: { type: 'CreateRecord', recordType, orgId, data } });
const recordsOf = ({ countyId, userId, name, grants }: Caller, what: RowsOf, rows: readonly RowData[], id: string): ManyRecords => ({ countyId, actor: { userId, name, grants }, id, items: rows.map((row) => itemOf(what, row)) });

/** What each row would be refused for; nothing is stored. */
export const tryRows = (deps: Deps, caller: Caller, what: RowsOf, rows: readonly RowData[]): Promise<readonly (readonly Problem[])[]> =>
  (what.kind === 'service' ? tryStarts(deps, startsOf(caller, what, rows, 'try')) : tryRecords(deps, recordsOf(caller, what, rows, 'try')));

/** Rows that are decided and sealed while others are being written. */
export interface PreparedRows { readonly starts?: Promise<PreparedStarts>; readonly records?: Promise<PreparedRecords> }
/** What goes wrong with it is told to whoever applies it. `id`: the same as there. */
export function prepareRows(deps: Deps, caller: Caller, what: RowsOf, rows: readonly RowData[], id: string): PreparedRows {
  const prepared: PreparedRows = what.kind === 'service' ? { starts: prepareStarts(deps, startsOf(caller, what, rows, id)) } : { records: prepareRecords(deps, recordsOf(caller, what, rows, id)) };
  for (const promise of [prepared.starts, prepared.records]) promise?.catch(() => undefined);
  return prepared;
}

export interface Together {
  /** what ids follow from */
  readonly id: string;
  readonly prepared?: PreparedRows | undefined;
  /** were these rows written before? */
  done(): Promise<boolean>;
  /** written in the same transaction */
  also(session: Session, made: readonly Made[]): Promise<void>;
}
/** All of them or none; undefined: others are in the way, again later. */
export async function applyRows(deps: Deps, caller: Caller, what: RowsOf, rows: readonly RowData[], { id, prepared = {}, done, also }: Together): Promise<Applied | undefined> {
  const before = async (): Promise<true | undefined> => ((await done()) || undefined);
  const applied = what.kind === 'service'
    ? await applyStarts(deps, startsOf(caller, what, rows, id), { prepared: prepared.starts, done: before, also: (session, started) => also(session, started.map(({ workId, no }) => ({ id: workId, no }))) })
    : await applyRecords(deps, recordsOf(caller, what, rows, id), { prepared: prepared.records, done: before, also: (session, made) => also(session, made.map(({ recordId, no }) => ({ id: recordId, no }))) });
  return applied && ('before' in applied || applied.ok ? { ok: true } : applied);
}
