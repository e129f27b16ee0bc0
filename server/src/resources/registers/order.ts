/** In which order rows stand, and where a page goes on: by when they were made, or by the values of a column. */
import type { RegisterField } from '@liandong/core/run';
import { seatOf, timeOfSeat, type RecordRowDoc } from '../../durable/index';
import { refuse } from '../../platform/http/refusal';
import type { RegisterQuery } from './contract';
import type { Register } from './register';
import { pathOf, scopesSeeing, type Where } from './where';

type Direction = 1 | -1;
export interface Order {
  readonly sort: Readonly<Record<string, Direction>>;
  /** rows that come after what a cursor names */
  after(cursor: readonly unknown[]): Where;
  cursor(row: RecordRowDoc): readonly unknown[];
  /** the database has to look at all rows to bring them into it */
  readonly wide: boolean;
  readonly direction: Direction;
}

const bad = (): never => refuse('request.cursor', '/cursor');
const text = (value: unknown): string => (typeof value === 'string' && value.length <= 200 ? value : bad());

/** A cursor names a row, or only a seat: that up to which was looked. */
const isSeat = (cursor: readonly unknown[]): boolean => cursor.length === 1;
const seatIn = ([seat]: readonly unknown[]): string => (/^[\da-z]{8}/.test(text(seat)) ? text(seat) : bad());

/** As the index has it. */
function bySeat(direction: Direction): Order {
  const beyond = direction === 1 ? '$gt' : '$lt';
  const seatOn = (cursor: readonly unknown[]): string => (isSeat(cursor) ? seatIn(cursor) : seatOf(text(cursor[0]), text(cursor[1])));
  return { sort: { seat: direction }, direction, wide: false, cursor: (row) => [row.createdAt, row._id], after: (cursor) => ({ seat: { [beyond]: seatOn(cursor) } }) };
}
/** The same order without seats, for rows that may have none yet. Of a seat only its moment is known: what was made just then may come twice. */
function byTime(direction: Direction): Order {
  const beyond = direction === 1 ? '$gt' : '$lt';
  const afterRow = (at: string, id: string): Where => ({ createdAt: { [`${beyond}e`]: at }, $or: [{ createdAt: { [beyond]: at } }, { createdAt: at, _id: { [beyond]: id } }] });
  return {
    sort: { createdAt: direction, _id: direction }, direction, wide: false, cursor: (row) => [row.createdAt, row._id],
    after: (cursor) => (isSeat(cursor) ? { createdAt: { [`${beyond}e`]: timeOfSeat(seatIn(cursor)) } } : afterRow(text(cursor[0]), text(cursor[1]))),
  };
}

/** Nothing that a cursor brings back can be an operator. */
function plain(value: unknown): unknown {
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return value;
  const amount = typeof value === 'object' && Object.keys(value).length === 1 ? Object.entries(value)[0] : undefined;
  return amount?.[0] === 'fen@1' && typeof amount[1] === 'number' ? { 'fen@1': amount[1] } : bad();
}
const valueAt = (row: RecordRowDoc, path: string): unknown => path.split('.').reduce<unknown>((at, key) => (typeof at === 'object' && at !== null && Object.hasOwn(at, key) ? (at as Record<string, unknown>)[key] : null), row) ?? null;

/** Rows without a value come first upwards and last downwards. */
function byColumn(path: string, direction: Direction): Order {
  const same = (value: unknown, id: string): Where => ({ [path]: { $eq: value }, _id: { [direction === 1 ? '$gt' : '$lt']: id } });
  const beyond = (value: unknown): Where[] => {
    if (value === null) return direction === 1 ? [{ [path]: { $ne: null } }] : [];
    return direction === 1 ? [{ [path]: { $gt: value } }] : [{ [path]: { $lt: value } }, { [path]: { $eq: null } }];
  };
  return {
    sort: { [path]: direction, _id: direction }, direction, wide: true, cursor: (row) => [valueAt(row, path), row._id],
    after: ([value, id]) => ({ $or: [...beyond(plain(value)), same(plain(value), text(id))] }),
  };
}

const ORDERED: readonly RegisterField['kind'][] = ['choice', 'flag', 'text', 'number', 'date', 'instant'];
function columnOf(register: Register, id: string): RegisterField {
  const field = register.fields.get(id);
  if (!field || field.many || !ORDERED.includes(field.kind)) return refuse('register.sort', '/sort', { field: field?.title ?? id });
  // the order would tell what is masked
  return scopesSeeing(register, field.level).length === scopesSeeing(register, 'L0').length ? field : refuse('register.sort', '/sort', { field: field.title });
}

/** `seated`: all that is looked through has seats. */
export function orderOf(register: Register, sort: RegisterQuery['sort'], seated: boolean): Order {
  const direction = sort && !sort.desc ? 1 : -1;
  const field = sort && columnOf(register, sort.field);
  if (field && field.id !== '@created') return byColumn(pathOf(field), direction);
  return seated ? bySeat(direction) : byTime(direction);
}
