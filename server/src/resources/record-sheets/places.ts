/** Where in a sheet something stands, and what its cells mean that pick a record, a unit or somebody. */
import { picksIn, withPicks, type Problem } from '@liandong/core/run';
import type { Place, ReadRecord } from '@liandong/sheets/records';
import { meantBy } from '../../names/index';
import type { Deps } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';
import type { Target } from './target';

export const rowPlace = ({ sheet }: ReadRecord, title = ''): Place => ({ sheet, cell: '', title });
/** Where it says at which unit it is made. */
export function unitPlace(read: ReadRecord): Place {
  const cell = read.cells.get('#.org');
  return cell ? { sheet: cell.sheet, cell: cell.cell, title: cell.title } : rowPlace(read);
}
export const titleOf = ({ params }: Problem): string => (typeof params.title === 'string' ? params.title : '');

/** Where something stands in the sheet: `/field`, or `/table/row/column`. */
export function placeAt(read: ReadRecord, path: string, title = ''): Place {
  const [field = '', index, column] = path.slice(1).split('/');
  const cell = column === undefined ? read.cells.get(`#${field}`) : read.tables[field]?.[Number(index)]?.cells.get(`#${field}/${column}`);
  return cell ? { sheet: cell.sheet, cell: cell.cell, title: cell.title } : rowPlace(read, title);
}

/** What cells say of records, units and people, as the ids that a form takes. */
export async function withIds(deps: Deps, caller: Caller, { fields, packId }: Pick<Target, 'fields' | 'packId'>, reads: readonly ReadRecord[]): Promise<ReadRecord[]> {
  const known = Object.fromEntries(fields.map((field) => [field.id, field]));
  const picks = reads.map(({ data }) => picksIn(known, data));
  const all = picks.flat();
  if (all.length === 0) return [...reads];
  const meant = await meantBy(deps, caller, packId, all);
  return reads.map((read, index) => {
    const doubtful = (picks[index] ?? []).flatMap((picked) => { const found = meant(picked).problem; return found ? [{ ...placeAt(read, picked.path, picked.params.title), problem: found }] : []; });
    return { ...read, data: withPicks(known, read.data, (ref, id) => meant({ ref, id }).id), problems: [...read.problems, ...doubtful] };
  });
}
