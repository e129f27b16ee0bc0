/** Does a record meet a filter, as far as its reader may know? The plain meaning that every faster way has to agree with. */
import type { Calendar } from '../shared/ctx';
import type { Json, JsonObject } from '../shared/json';
import type { Level } from '../pack/format';
import type { RegisterField } from './fields';
import { isGroup, type RegisterCondition, type RegisterFilter } from './format';

export interface RegisterRow {
  readonly state: string; readonly orgId: string; readonly path: readonly string[]; readonly no?: string | undefined; readonly owner?: string | undefined; readonly createdBy: string;
  readonly createdAt: string; readonly occurredAt: string;
  /** plain answers, money in 元 */
  readonly data: JsonObject;
  readonly derived?: Readonly<Record<string, unknown>> | undefined;
}
export interface MatchCtx {
  readonly fields: ReadonlyMap<string, RegisterField>;
  readonly calendar: Pick<Calendar, 'dateOf'>;
  /** may the reader see values of this level of this record? What he may not see meets no condition, and none that is turned round. */
  readonly sees: (level: Level) => boolean;
}

function ofRecord(row: RegisterRow, id: string, { dateOf }: MatchCtx['calendar']): Json | undefined {
  switch (id) {
    case '@state': return row.state;
    case '@unit': return [...row.path, row.orgId];
    case '@owner': return row.owner ?? row.createdBy;
    case '@no': return row.no;
    case '@created': return dateOf(row.createdAt);
    case '@occurred': return dateOf(row.occurredAt);
    default: return undefined;
  }
}

export function registerValue(row: RegisterRow, { id, from }: RegisterField, calendar: MatchCtx['calendar']): Json | undefined {
  if (from === 'record') return ofRecord(row, id, calendar);
  const values = from === 'data' ? row.data : row.derived;
  return values && Object.hasOwn(values, id) ? (values[id] as Json) : undefined;
}

const isEmpty = (value: Json | undefined): boolean => value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
const isOneOf = (value: Json | undefined, values: readonly Json[]): boolean => (Array.isArray(value) ? value.some((one) => values.includes(one)) : value !== undefined && values.includes(value));
const lies = (value: Json | undefined, { from, to }: RegisterCondition): boolean => {
  if (typeof value !== typeof (from ?? to) || value === undefined || value === null) return false;
  return (from === undefined || value >= from) && (to === undefined || value <= to);
};

function meets(value: Json | undefined, condition: RegisterCondition): boolean {
  const { op, values = [] } = condition;
  switch (op) {
    case 'in': return isOneOf(value, values);
    case 'notIn': return !isOneOf(value, values);
    case 'contains': return typeof value === 'string' && value.includes(String(values[0]));
    case 'between': return lies(value, condition);
    case 'empty': return isEmpty(value);
    case 'filled': return !isEmpty(value);
    // made plain before: see resolveFilter
    case 'within': return false;
  }
}

/** `filter` as resolved. */
export function matchesFilter(row: RegisterRow, filter: RegisterFilter, ctx: MatchCtx): boolean {
  const one = (condition: RegisterCondition): boolean => {
    const field = ctx.fields.get(condition.field);
    return field !== undefined && ctx.sees(field.level) && meets(registerValue(row, field, ctx.calendar), condition);
  };
  const joined = <T>(join: 'all' | 'any', items: readonly T[], test: (item: T) => boolean): boolean => (join === 'all' ? items.every(test) : items.some(test));
  return filter.items.length === 0 || joined(filter.join, filter.items, (node) => (isGroup(node) ? joined(node.join, node.items, one) : one(node)));
}
