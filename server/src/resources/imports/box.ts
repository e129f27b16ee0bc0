/** What an import keeps while it is under way, sealed under the county key: whose keys will seal it for good is not known before it is written. */
import type { JsonObject, Problem } from '@liandong/core/run';
import type { CellNote } from '../record-sheets/contract';
import type { Correction } from '../record-sheets/index';
import type { Deps } from '../../platform/deps';

/** A cell of a row as it was handed in, by the key of its column. */
export type RawCells = readonly (readonly [key: string, text: string])[];
interface Placed { readonly sheet: string; readonly cell: string; readonly title: string; readonly problem: Problem }
/** A row of a file after it was looked at. `data`: to be written; else what is wrong with it, or changed, and its cells. */
export interface BatchRow {
  readonly row: number;
  readonly data?: JsonObject;
  /** `data` puts this record right */
  readonly correction?: Correction;
  /** made at another unit than the file's */
  readonly orgId?: string;
  readonly label?: string;
  readonly problems?: readonly Placed[];
  readonly changes?: readonly (Pick<CellNote, 'sheet' | 'cell' | 'title'> & { readonly from: string; readonly to: string })[];
  readonly cells: RawCells;
  /** rows of its child tables */
  readonly tables?: Readonly<Record<string, readonly RawCells[]>>;
}

const seal = ({ keys }: Deps, countyId: string, place: string, value: unknown): string => keys.seal(countyId, place, Buffer.from(JSON.stringify(value), 'utf8')).toString('base64url');
const open = <T>({ keys }: Deps, countyId: string, place: string, sealed: string): T => JSON.parse(keys.open(countyId, place, Buffer.from(sealed, 'base64url')).toString('utf8')) as T;

interface Where { readonly _id: string; readonly countyId: string }
export const sealRows = (deps: Deps, { _id, countyId }: Where, rows: readonly BatchRow[]): string => seal(deps, countyId, `importBatches/${_id}`, rows);
/** '': what was in it was cleared. */
export const openRows = (deps: Deps, { _id, countyId, sealed }: Where & { readonly sealed: string }): readonly BatchRow[] => (sealed === '' ? [] : open(deps, countyId, `importBatches/${_id}`, sealed));
export const sealTold = (deps: Deps, { _id, countyId }: Where, problems: readonly Placed[]): string => seal(deps, countyId, `imports/${_id}`, problems);
export const openTold = (deps: Deps, { _id, countyId, told }: Where & { readonly told?: string }): readonly Placed[] => (told === undefined ? [] : open(deps, countyId, `imports/${_id}`, told));
export const sealReason = (deps: Deps, { _id, countyId }: Where, reason: string): string => seal(deps, countyId, `imports/${_id}/reason`, reason);
export const openReason = (deps: Deps, { _id, countyId, reason }: Where & { readonly reason?: string }): string => (reason === undefined ? '' : open(deps, countyId, `imports/${_id}/reason`, reason));
export const sealFile = ({ keys }: Deps, { _id, countyId }: Where, bytes: Uint8Array): Buffer => keys.seal(countyId, `imports/${_id}/file`, bytes);
export const openFile = ({ keys }: Deps, { _id, countyId }: Where, sealed: Buffer): Buffer => keys.open(countyId, `imports/${_id}/file`, sealed);
