import type { JsonObject } from '@liandong/core/run';
import type { CellProblem, Change, ReadRecord } from '@liandong/sheets/records';
import type { Correction } from './rows';

/** A row of a file, and what would come of it. */
export interface Judged { readonly read: ReadRecord; readonly kind: 'new' | 'unchanged' | 'changed' | 'wrong'; readonly data: JsonObject; readonly problems: readonly CellProblem[]; readonly changes: readonly Change[]; /** `data` puts a record right that had this version */ readonly correction?: Correction; /** made at another unit than the file's */ readonly orgId?: string }
