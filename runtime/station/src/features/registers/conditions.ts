/** Changing a filter one condition at a time: conditions that are all meant, or one of which is, and groups of them one level deep. */
import { isGroup, OPS_OF, type RegisterCondition, type RegisterField, type RegisterFilter, type RegisterGroup, type RegisterOp } from '@liandong/core/run';

export const withCondition = (filter: RegisterFilter, at: number | undefined, condition: RegisterCondition): RegisterFilter =>
  ({ ...filter, items: at === undefined ? [...filter.items, condition] : filter.items.map((one, index) => (index === at ? condition : one)) });
export const withoutCondition = (filter: RegisterFilter, at: number): RegisterFilter => ({ ...filter, items: filter.items.filter((_one, index) => index !== at) });

/** A group means the other of what stands around it: (A or B), and C. */
export const withGroup = (filter: RegisterFilter, condition: RegisterCondition): RegisterFilter =>
  ({ ...filter, items: [...filter.items, { join: filter.join === 'all' ? 'any' : 'all', items: [condition] }] });

const asGroup = ({ join, items }: RegisterFilter): RegisterGroup => ({ join, items: items.filter((one): one is RegisterCondition => !isGroup(one)) });
/** The group at `at` as it is now; it goes with its last condition. */
export const withGroupAt = (filter: RegisterFilter, at: number, next: RegisterFilter): RegisterFilter =>
  (next.items.length === 0 ? withoutCondition(filter, at) : { ...filter, items: filter.items.map((one, index) => (index === at ? asGroup(next) : one)) });

/** What a condition of a field begins as. */
export const begun = (field: RegisterField, op: RegisterOp = OPS_OF[field.kind][0] ?? 'filled'): RegisterCondition =>
  ({ field: field.id, op, ...(op === 'within' ? { period: 'thisMonth' as const } : field.kind === 'flag' && op === 'in' ? { values: [true] } : {}) });

type Bound = RegisterCondition['from'];
const isRange = (from: Bound, to: Bound): boolean => (from === undefined || to === undefined ? from !== to : from <= to);

/** Does it say enough to be asked? */
export function isWhole({ op, values, from, to, period }: RegisterCondition): boolean {
  switch (op) {
    case 'in': case 'notIn': return values !== undefined && values.length > 0;
    case 'contains': return String(values?.[0] ?? '').trim() !== '';
    case 'between': return isRange(from, to);
    case 'within': return period !== undefined;
    case 'empty': case 'filled': return true;
  }
}

export const toggled = <T>(values: readonly T[], value: T): T[] => (values.includes(value) ? values.filter((one) => one !== value) : [...values, value]);
