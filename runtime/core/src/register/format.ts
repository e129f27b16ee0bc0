/** 台账筛选: what of a register is shown, as data. Conditions joined by "and" or "or", at most one group deep; a screen says it as a sentence. */
import { type Static, Type } from '@sinclair/typebox';
import { oneOf } from '../pack/format';

const strict = { additionalProperties: false } as const;

/** `in`, `notIn`: one of `values`. `contains`: the text in `values[0]`. `between`: `from` ≤ value ≤ `to`, one of them may be absent. `within`: the `period`. */
export const OPS = ['in', 'notIn', 'contains', 'between', 'within', 'empty', 'filled'] as const;
/** Relative to the day on which it is read. */
export const PERIODS = ['today', 'thisWeek', 'thisMonth', 'lastMonth', 'thisQuarter', 'lastQuarter', 'thisYear', 'lastYear', 'last7', 'last30', 'last90', 'next7', 'next30'] as const;

export const MOST_VALUES = 100;
const Value = Type.Union([Type.String({ maxLength: 200 }), Type.Number(), Type.Boolean()]);
const Bound = Type.Union([Type.String({ maxLength: 20 }), Type.Number()]);

export const RegisterCondition = Type.Object({
  /** a field of the record's forms, a derived one, or `@state` `@unit` `@owner` `@no` `@created` `@occurred` */
  field: Type.String({ minLength: 1, maxLength: 80 }),
  op: oneOf(OPS),
  values: Type.Optional(Type.Array(Value, { minItems: 1, maxItems: MOST_VALUES })),
  from: Type.Optional(Bound), to: Type.Optional(Bound),
  period: Type.Optional(oneOf(PERIODS)),
}, strict);

const JOINS = ['all', 'any'] as const;
export const RegisterGroup = Type.Object({ join: oneOf(JOINS), items: Type.Array(RegisterCondition, { minItems: 1, maxItems: 20 }) }, strict);
export const RegisterFilter = Type.Object({ join: oneOf(JOINS), items: Type.Array(Type.Union([RegisterCondition, RegisterGroup]), { maxItems: 20 }) }, strict);

export type RegisterOp = (typeof OPS)[number];
export type RegisterPeriod = (typeof PERIODS)[number];
export type RegisterCondition = Static<typeof RegisterCondition>;
export type RegisterGroup = Static<typeof RegisterGroup>;
export type RegisterFilter = Static<typeof RegisterFilter>;

export const isGroup = (node: RegisterCondition | RegisterGroup): node is RegisterGroup => 'items' in node;
export const conditionsIn = ({ items }: RegisterFilter): RegisterCondition[] => items.flatMap((node) => (isGroup(node) ? node.items : [node]));
