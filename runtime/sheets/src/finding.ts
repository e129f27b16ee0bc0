/** What was noticed while reading a file: where, and how bad. An error means that this place (or the file) was not taken. */
import { filled } from '@liandong/core/run';
import table from './text/zh-CN.json' with { type: 'json' };

export interface Finding {
  readonly code: FindingCode;
  readonly severity: 'error' | 'warning';
  readonly params: Readonly<Record<string, string | number>>;
  readonly sheet?: string;
  /** as the spreadsheet counts: the first row is 1 */
  readonly row?: number;
}
export type FindingCode = keyof typeof table.finding;
type Place = Pick<Finding, 'sheet' | 'row'>;

export const refused = (code: FindingCode, params: Finding['params'] = {}, place: Place = {}): Finding => ({ code, severity: 'error', params, ...place });
export const noticed = (code: FindingCode, params: Finding['params'] = {}, place: Place = {}): Finding => ({ code, severity: 'warning', params, ...place });

/** One zh-CN sentence, without the place. */
export const findingText = ({ code, params }: Finding): string => filled(table.finding[code], params);
/** Words that a reader puts into a form because the file has none. */
export const SHEET_WORDS = table.word;
