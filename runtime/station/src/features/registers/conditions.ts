/** Changing a filter one condition at a time. A screen has one group only: conditions that are all meant, or one of which is. */
import { OPS_OF, type RegisterCondition, type RegisterField, type RegisterFilter, type RegisterOp } from '@liandong/core/run';

export const withCondition = (filter: RegisterFilter, at: number | undefined, condition: RegisterCondition): RegisterFilter =>
  ({ ...filter, items: at === undefined ? [...filter.items, condition] : filter.items.map((one, index) => (index === at ? condition : one)) });
export const withoutCondition = (filter: RegisterFilter, at: number): RegisterFilter => ({ ...filter, items: filter.items.filter((_one, index) => index !== at) });

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
