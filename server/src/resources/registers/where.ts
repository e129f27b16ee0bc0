/** A filter as the database asks it: exactly what core's `matchesFilter` means, within what the caller reaches. */
import { dayAfter, dayStart, isGroup, LEVELS, type Level, type RegisterCondition, type RegisterField } from '@liandong/core/run';
import { amountPath, searchWays, type SearchWay } from '../../durable/index';
import type { Deps } from '../../platform/deps';
import { scopesOf } from '../records/index';
import type { Register } from './register';

export type Where = Readonly<Record<string, unknown>>;
const NEVER: Where = { _id: { $in: [] } };
const ALWAYS: Where = {};
const EMPTY = [null, '', []];
const literally = (text: unknown): RegExp => new RegExp(String(text).replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));

/** By which of his scopes somebody sees values of a level. */
export function scopesSeeing({ caller }: Pick<Register, 'caller'>, level: Level): string[] {
  return scopesOf({ ...caller, reaches: caller.reaches.filter(({ maxLevel }) => LEVELS.indexOf(maxLevel) >= LEVELS.indexOf(level)) });
}

/** Only as far as he sees that level. */
function seen(register: Register, level: Level, where: Where): Where {
  const [all, some] = [scopesOf(register.caller), scopesSeeing(register, level)];
  if (some.length === 0) return NEVER;
  return some.length === all.length ? where : { $and: [where, { scope: { $in: some } }] };
}

const range = (from: unknown, to: unknown): Where => ({ ...(from === undefined ? {} : { $gte: from }), ...(to === undefined ? {} : { $lte: to }) });
const fen = (yuan: unknown): number | undefined => (typeof yuan === 'number' ? Math.round(yuan * 1e6) / 1e4 : undefined);

function between(path: string, field: RegisterField, { from, to }: RegisterCondition, { calendar }: Register): Where {
  if (field.kind === 'instant') {
    const [since, until] = [typeof from === 'string' ? dayStart(calendar, from) : undefined, typeof to === 'string' ? dayStart(calendar, dayAfter(to)) : undefined];
    return { [path]: { ...(since === undefined ? {} : { $gte: since }), ...(until === undefined ? {} : { $lt: until }) } };
  }
  const plain = { [path]: range(from, to) };
  return field.spec?.format === 'money' ? { $or: [{ [amountPath(path)]: range(fen(from), fen(to)) }, plain] } : plain;
}

function onPath(path: string, field: RegisterField, condition: RegisterCondition, register: Register): Where {
  const { op, values = [] } = condition;
  switch (op) {
    case 'in': return { [path]: { $in: values } };
    case 'notIn': return { [path]: { $nin: values } };
    case 'contains': return { [path]: literally(values[0]) };
    case 'between': return between(path, field, condition, register);
    case 'empty': return { [path]: { $in: EMPTY } };
    case 'filled': return { [path]: { $nin: EMPTY } };
    case 'within': return NEVER;
  }
}

function ofOwner({ op, values = [] }: RegisterCondition): Where {
  const mine = { $or: [{ owner: { $in: values } }, { owner: null, createdBy: { $in: values } }] };
  return op === 'in' ? mine : op === 'notIn' ? { $nor: [mine] } : op === 'filled' ? ALWAYS : NEVER;
}
function ofUnit({ op, values = [] }: RegisterCondition): Where {
  const units = values.map((id) => `t:${String(id)}`);
  return op === 'in' ? { scope: { $in: units } } : op === 'notIn' ? { scope: { $nin: units } } : op === 'filled' ? ALWAYS : NEVER;
}

const OF_RECORD: Readonly<Record<string, string>> = { '@state': 'state', '@no': 'no', '@created': 'createdAt', '@occurred': 'occurredAt' };
export const pathOf = ({ id, from }: RegisterField): string => (from === 'record' ? (OF_RECORD[id] ?? '') : `${from}.${id}`);

export function conditionWhere(register: Register, condition: RegisterCondition): Where {
  const field = register.fields.get(condition.field);
  if (!field) return NEVER;
  if (field.id === '@owner') return ofOwner(condition);
  if (field.id === '@unit') return ofUnit(condition);
  return seen(register, field.level, onPath(pathOf(field), field, condition, register));
}

const joined = (join: 'all' | 'any', all: readonly Where[]): Where => ({ [join === 'all' ? '$and' : '$or']: all });
function filterWhere(register: Register): Where[] {
  const { join, items } = register.filter;
  if (items.length === 0) return [];
  return [joined(join, items.map((node) => (isGroup(node) ? joined(node.join, node.items.map((one) => conditionWhere(register, one))) : conditionWhere(register, node))))];
}

/** The ways in which each typed word may be meant. */
export const waysOf = ({ keys }: Pick<Deps, 'keys'>, { caller, found, words }: Register): SearchWay[][] => words.map((word) => searchWays({ countyId: caller.countyId, keys }, found, word));

const wordWhere = (register: Register, ways: readonly SearchWay[]): Where => (ways.length === 0 ? NEVER : { $or: ways.map(({ level, words }) => seen(register, level, { search: { $all: words } })) });

export const whereOf = (register: Register, ways: readonly (readonly SearchWay[])[]): Where => {
  const { caller, packId, type } = register;
  const also = [...filterWhere(register), ...ways.map((one) => wordWhere(register, one))];
  // who lives on under another record is found there
  return { countyId: caller.countyId, packId, type, scope: { $in: scopesOf(caller) }, mergedInto: null, ...(also.length > 0 ? { $and: also } : {}) };
};
