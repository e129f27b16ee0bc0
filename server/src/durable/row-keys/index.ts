/**
 * What is found in a record besides its data: made anew at each commit, from the plain data, and kept beside it. Each file one concern, pure.
 * Nothing here is truth: all of it can be made again from the record. No L3/L4 value may stand in it in plain.
 */
import { derivedKeys } from './derived';
import { linkKeys } from './links';
import { matchRowKeys } from './match';
import { searchKeys } from './search';
import type { RowKeys, RowKeysInput } from './types';

export type { RowKeys, RowKeysInput } from './types';

type Maker = (input: RowKeysInput) => RowKeys;

const MAKERS: readonly Maker[] = [linkKeys, derivedKeys, matchRowKeys, searchKeys];

export const rowKeysOf = (input: RowKeysInput): RowKeys => MAKERS.reduce<RowKeys>((all, make) => ({ ...all, ...make({ ...input, ...all }) }), {});
export { searchDefinition, searchWays, seatAt, seatOf, timeOfSeat, writtenWays, type SearchField, type SearchWay } from './search';
