/**
 * What is found in a record besides its data: made anew at each commit, from the plain data, and kept beside it. Each file one concern, pure.
 * Nothing here is truth: all of it can be made again from the record. No L3/L4 value may stand in it in plain.
 */
import type { CompiledPack, JsonObject, RecordDoc } from '@liandong/core/run';
import type { Keys } from '../../platform/deps';
import { derivedKeys } from './derived';
import { linkKeys } from './links';
import { matchRowKeys } from './match';

export interface RowKeysInput {
  readonly countyId: string;
  readonly pack: CompiledPack;
  readonly record: RecordDoc;
  /** the record's answers in plain */
  readonly plain: JsonObject;
  readonly keys: Pick<Keys, 'blindIndex'>;
}
export interface RowKeys {
  /** records that it points to: `record type.link id>record id`, as core's `linkKey` writes it */
  readonly links?: readonly string[];
  /** values of derived fields, by id */
  readonly derived?: Readonly<Record<string, unknown>>;
  /** words, n-grams, initials and blind indexes by which registers find it */
  readonly search?: readonly string[];
  /** by what doubles of a person are looked for */
  readonly match?: readonly string[];
}
type Maker = (input: RowKeysInput) => RowKeys;

const MAKERS: readonly Maker[] = [linkKeys, derivedKeys, matchRowKeys];

export const rowKeysOf = (input: RowKeysInput): RowKeys => MAKERS.reduce<RowKeys>((all, make) => ({ ...all, ...make(input) }), {});
