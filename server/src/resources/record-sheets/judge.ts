import { problem, type JsonObject } from '@liandong/core/run';
import { changesIn, type CellProblem, type Change, type Place, type ReadRecord } from '@liandong/sheets/records';
import { recordsByNumber } from '../../durable/index';
import type { Deps } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';
import { judgeCorrections } from './corrections';
import type { Judged } from './judged';
import { placeAt, rowPlace, titleOf, unitPlace, withIds } from './places';
import { tryRows } from './rows';
import { shownRecords } from './shown';
import type { Target } from './target';
import { unitsOf } from './units';

/** A row's answers as a start takes them: what is worked out anew is left away, what belongs to a later step is told. */
function answersOf({ data }: ReadRecord, { fields, computed }: Target): { readonly data: JsonObject; readonly stray: readonly string[] } {
  const asked = new Set(fields.map(({ id }) => id));
  const stray = Object.keys(data).filter((id) => !asked.has(id) && !computed.has(id));
  const bare = (table: string, rows: JsonObject[string]): JsonObject[string] =>
    (Array.isArray(rows) && rows.every((row): row is JsonObject => typeof row === 'object' && row !== null && !Array.isArray(row)) ? rows.map((row) => Object.fromEntries(Object.entries(row).filter(([id]) => !computed.has(`${table}/${id}`)))) : rows);
  // what follows from another answer is told by that answer, where there is one
  const follows = new Set(fields.flatMap(({ id, derive }) => (derive && data[derive.from] !== undefined ? [id] : [])));
  return { stray, data: Object.fromEntries(Object.entries(data).filter(([id]) => asked.has(id) && !follows.has(id)).map(([id, value]) => [id, bare(id, value)])) };
}

/** By what two rows are about the same person, or say the same. */
function sameness(data: JsonObject, { type }: Target): string {
  const identity = (type.subject?.identity ?? []).map((field) => data[field]);
  const isNamed = identity.length > 0 && identity.every((value) => typeof value === 'string' && value.trim() !== '');
  return isNamed ? `person ${JSON.stringify(identity.map((value) => String(value).trim().toUpperCase()))}` : `row ${JSON.stringify(Object.entries(data).sort(([a], [b]) => (a < b ? -1 : 1)))}`;
}

function twice(read: ReadRecord, data: JsonObject, target: Target, seen: Map<string, number>): CellProblem[] {
  const key = sameness(data, target);
  const first = seen.get(key);
  seen.set(key, first ?? read.row);
  if (first === undefined) return [];
  const isPerson = key.startsWith('person');
  const cell = isPerson ? read.cells.get(`#${target.type.subject?.identity?.[0] ?? ''}`) : undefined;
  return [{ ...(cell ? { sheet: cell.sheet, cell: cell.cell, title: cell.title } : rowPlace(read)), problem: problem(isPerson ? 'sheet.same-person' : 'sheet.same-row', '', { row: first }) }];
}

const order = ({ sheet, cell }: CellProblem): string => `${sheet} ${String(cell.length).padStart(2, '0')} ${cell}`;
const inOrder = (problems: readonly CellProblem[]): CellProblem[] => [...problems].sort((a, b) => (order(a) < order(b) ? -1 : 1));

/** What the rows before said, of a file that is judged part by part. */
export interface Seen { readonly said: Map<string, number>; readonly numbers: Map<string, number> }
export const nothingSeen = (): Seen => ({ said: new Map(), numbers: new Map() });

/** New rows, as the service's own first form would take them. */
async function judgeNew(deps: Deps, caller: Caller, target: Target, written: readonly ReadRecord[], { said: seen }: Seen): Promise<Judged[]> {
  if (written.length === 0) return [];
  const reads = await withIds(deps, caller, target, written);
  const units = await unitsOf(deps, caller, target, reads);
  const answers = reads.map((read, index) => ({ ...answersOf(read, target), orgId: units[index]?.orgId ?? target.orgId }));
  const tried = await tryRows(deps, caller, target, answers);
  return reads.map((read, index): Judged => {
    const { data, stray, orgId } = answers[index] ?? { data: {}, stray: [], orgId: target.orgId };
    const told = new Set(read.problems.map(({ sheet, cell }) => `${sheet} ${cell}`));
    const later = stray.map((id) => ({ ...placeAt(read, `/${id}`), problem: problem('sheet.later-field', `/${id}`) }));
    // what is said of the cell already is not said again of its missing answer
    const form = (tried[index] ?? []).map((found) => ({ ...(found.code === 'record.may-not' ? unitPlace(read) : placeAt(read, found.path, titleOf(found))), problem: found })).filter(({ sheet, cell }) => cell === '' || !told.has(`${sheet} ${cell}`));
    const doubt = units[index]?.problem;
    const elsewhere = doubt ? [{ ...unitPlace(read), problem: doubt }] : [];
    const problems = [...read.problems, ...later, ...form, ...elsewhere, ...twice(read, data, target, seen)];
    return { read, data, problems: inOrder(problems), changes: [], kind: problems.length > 0 ? 'wrong' : 'new', ...(orgId === target.orgId ? {} : { orgId }) };
  });
}

/** Rows with a number are records that are there; nothing of them is changed by a sheet. */
async function judgeKnown(deps: Deps, caller: Caller, { program: { pack }, type, plan }: Target, reads: readonly ReadRecord[], { numbers: seen }: Seen): Promise<Judged[]> {
  if (reads.length === 0) return [];
  const numbers = [...new Set(reads.map(({ fixed }) => fixed.no ?? ''))];
  const shown = await shownRecords(deps, caller, await recordsByNumber(deps, caller.countyId, { packId: pack.manifest.id, type: type.id }, numbers));
  return reads.map((read): Judged => {
    const no = read.fixed.no ?? '';
    const place: Place = read.cells.get('#.no') ?? rowPlace(read);
    const at = { sheet: place.sheet, cell: place.cell, title: place.title };
    const [first, record] = [seen.get(no), shown.find(({ row }) => row.no === no)];
    seen.set(no, first ?? read.row);
    const found = first !== undefined ? problem('sheet.number-twice', '', { row: first }) : record ? undefined : problem('sheet.number-unknown', '', { no });
    if (found || !record) return { read, data: {}, problems: found ? [{ ...at, problem: found }] : [], changes: [], kind: 'wrong' };
    // told as a list would tell it: what is sensitive stands in the file, not in an answer
    const changes = changesIn(read, plan, record.line, record.pack).map((change) => ({ ...change, from: isListed(change, read, record.line.data, record.listed) ? change.from : '***' }));
    const correction = { recordId: record.row._id, base: record.row.version };
    return { read, data: {}, problems: [], changes, correction, kind: changes.length > 0 ? 'changed' : 'unchanged' };
  });
}

function isListed({ cell, sheet }: Change, read: ReadRecord, full: JsonObject, listed: JsonObject): boolean {
  const known = [...read.cells.values()].find((one) => one.cell === cell && one.sheet === sheet);
  const table = Object.keys(read.tables).find((id) => read.tables[id]?.some((line) => line.sheet === sheet));
  const field = known ? known.column.spec?.id : table;
  return field === undefined || JSON.stringify(full[field]) === JSON.stringify(listed[field]);
}

/** What would come of these rows; nothing is stored. */
export async function judgeRows(deps: Deps, caller: Caller, target: Target, rows: readonly ReadRecord[], seen: Seen): Promise<Judged[]> {
  const fresh = await judgeNew(deps, caller, target, rows.filter(({ fixed }) => !fixed.no), seen);
  const known = await judgeKnown(deps, caller, target, rows.filter(({ fixed }) => fixed.no), seen);
  return [...fresh, ...(await judgeCorrections(deps, caller, target, known))].sort((a, b) => a.read.row - b.read.row);
}
