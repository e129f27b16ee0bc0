/** 指标与报表: what is counted of records, and the tables of it that climb from unit to unit. Pack data. */
import { type Static, Type } from '@sinclair/typebox';
import { Feel, Id, oneOf, TierSchema, Title } from '../pack/format';

const strict = { additionalProperties: false } as const;

export const UNITS = ['item', 'event', 'times', 'person', 'personTimes', 'hour', 'yuan', 'day', 'percent'] as const;
export const PERIODS = ['month', 'quarter', 'year', 'all'] as const;

const formula = {
  /** FEEL over {data, state, stateAt, createdAt, occurredAt} and the fields by name; absent = all */
  where: Type.Optional(Feel),
  /** `ratio`: one indicator over another; `rate`: of those who are due by a plan, how many were done */
  aggregate: oneOf(['count', 'sum', 'median', 'distinct', 'ratio', 'rate']),
  /** FEEL: the number of one record (sum, median) or what counts once (distinct) */
  value: Type.Optional(Feel),
  /** FEEL giving the instant or date that decides the period; not for `ratio` and `rate` */
  time: Type.Optional(Feel),
} as const;

export const IndicatorDef = Type.Object({
  id: Id, title: Title, unit: oneOf(UNITS), version: Type.Integer({ minimum: 1 }),
  /** absent for `ratio` and `rate` */
  record: Type.Optional(Id),
  ...formula,
  /** FEEL: the unit that it counts at; absent: the record's */
  org: Type.Optional(Feel),
  /** by what it can be taken apart, besides unit and period; `value` gives a code, or a list of them */
  dimensions: Type.Optional(Type.Array(Type.Object({ id: Id, title: Title, value: Feel, codes: Type.Optional(Id) }, strict), { maxItems: 8 })),
  /** ratio: indicators of this pack; times `factor` (100 for percent) */
  numerator: Type.Optional(Id), denominator: Type.Optional(Id), factor: Type.Optional(Type.Number({ exclusiveMinimum: 0 })),
  /** rate: the plan that says who is due */
  plan: Type.Optional(Id),
  /** figures made of fewer records are not told outside the unit; absent: 5 for people, else none */
  smallCells: Type.Optional(Type.Integer({ minimum: 0, maximum: 50 })),
  /** how it was counted before, so that both can stand side by side */
  former: Type.Optional(Type.Array(Type.Object({ version: Type.Integer({ minimum: 1 }), until: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }), ...formula }, strict), { maxItems: 10 })),
  owner: Type.Optional(Title),
  description: Type.Optional(Type.String({ maxLength: 400 })),
}, strict);

/** A level that a report climbs through. The last one signs, and locks it. */
export const ReportStep = Type.Object({
  id: Id, title: Title, tier: TierSchema, roles: Type.Array(Id, { minItems: 1 }),
  /** working days for it */
  days: Type.Optional(Type.Integer({ minimum: 1, maximum: 60 })),
  /** figures may be adjusted by hand, with reason and evidence */
  adjust: Type.Optional(Type.Boolean()),
}, strict);

export const ReportDef = Type.Object({
  id: Id, title: Title, rows: TierSchema, period: oneOf(PERIODS),
  indicators: Type.Array(Id, { minItems: 1 }),
  /** the report of a lower level that it puts together: signed ones are summed up, who has not signed is told */
  gathers: Type.Optional(Id),
  /** taken apart by a dimension that all its indicators have */
  dimension: Type.Optional(Id),
  /** makes it an object of its own for every unit and period: a draft stands on the day after the period ends */
  climb: Type.Optional(Type.Object({ steps: Type.Array(ReportStep, { minItems: 1, maxItems: 6 }), /** days after the period in which late entries still join it */ graceDays: Type.Optional(Type.Integer({ minimum: 0, maximum: 60 })) }, strict)),
  /** FEEL giving a text over {now: figures by indicator, before: those of the period before, unit, period} */
  sentences: Type.Optional(Type.Array(Type.Object({ id: Id, text: Feel }, strict), { maxItems: 30 })),
  /** FEEL over the same; where it is true somebody has to say why before it goes on */
  exceptions: Type.Optional(Type.Array(Type.Object({ id: Id, title: Title, when: Feel }, strict), { maxItems: 30 })),
}, strict);

export type IndicatorDef = Static<typeof IndicatorDef>;
export type ReportDef = Static<typeof ReportDef>;
export type ReportStep = Static<typeof ReportStep>;
