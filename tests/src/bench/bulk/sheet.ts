/** A file of so many people, as a station would hand it in. */
import { fieldsOf } from '@liandong/core/run';
import { FIXED, planOf, streamRecords, type RecordLine } from '@liandong/sheets/records';
import type { DataCounty } from '../data/county';
import { readerOf } from '../data/people';

export const TYPE = 'reader';

async function* lines(rows: number): AsyncGenerator<RecordLine> {
  for (let index = 0; index < rows; index += 1) yield { fixed: {}, data: { ...readerOf(index), address: `${index}号` } };
}

export async function sheetOf({ pack }: DataCounty, rows: number): Promise<Uint8Array> {
  const plan = planOf(pack, pack.records[TYPE]?.title ?? TYPE, Object.values(fieldsOf(pack, TYPE)), FIXED.filter((fixed) => fixed === 'no'));
  const parts: Uint8Array[] = [];
  for await (const part of streamRecords(pack, plan, lines(rows))) parts.push(part);
  return Buffer.concat(parts);
}
