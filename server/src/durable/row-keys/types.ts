/** What row keys are made from, and what they are. */
import type { CompiledPack, JsonObject, OrgUnit, RecordDoc } from '@liandong/core/run';
import type { Keys } from '../../platform/deps';

export interface RowKeysInput {
  readonly countyId: string;
  readonly pack: CompiledPack;
  readonly record: RecordDoc;
  /** the record's answers in plain */
  readonly plain: JsonObject;
  /** where it belongs */
  readonly unit?: OrgUnit | undefined;
  readonly keys: Pick<Keys, 'blindIndex'>;
}
export interface RowKeys {
  /** records that it points to: `record type.link id>record id`, as core's `linkKey` writes it */
  readonly links?: readonly string[];
  /** values of derived fields, by id */
  readonly derived?: Readonly<Record<string, unknown>>;
  /** words, n-grams, initials and blind indexes by which registers find it */
  readonly search?: readonly string[];
  /** values of its list columns, months and units, as core's `cellsOf` writes them */
  readonly cells?: readonly string[];
  /** its place among all records, newest last */
  readonly seat?: string;
  /** hash of what `search` and `cells` were made by; another one: they are made anew */
  readonly keyed?: string;
  /** by what doubles of a person are looked for */
  readonly match?: readonly string[];
}
