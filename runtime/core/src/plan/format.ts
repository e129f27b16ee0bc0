/** 计划: who is to be seen how often, by grade, group and calendar. Pack data. What was done is counted from records; a plan stores nothing of its own. */
import { type Static, Type } from '@sinclair/typebox';
import { Feel, FieldPath, Id, Title } from '../pack/format';

const strict = { additionalProperties: false } as const;

export const PlanDef = Type.Object({
  id: Id, title: Title,
  /** of which records one is due: people, households, cases */
  record: Id,
  /** FEEL over the record: whether it is on the list at all */
  where: Type.Optional(Feel),
  /** the first that holds counts: FEEL `when` over the record, and either how often (ISO 8601: `P7D`, `P1M`) or days of the year (`--03-01`); `grace` days before it is overdue */
  rhythm: Type.Array(Type.Object({
    when: Type.Optional(Feel), every: Type.Optional(Type.String({ pattern: '^P(\\d{1,3}[DWM]|\\d{1,2}Y)$' })), days: Type.Optional(Type.Array(Type.String({ pattern: '^--\\d{2}-\\d{2}$' }), { minItems: 1, maxItems: 24 })),
    grace: Type.Optional(Type.Integer({ minimum: 0, maximum: 365 })), title: Type.Optional(Title),
  }, strict), { minItems: 1, maxItems: 20 }),
  /** FEEL giving the date it is counted from while nothing was done; absent: when the record was made */
  from: Type.Optional(Feel),
  /** what counts as done: records whose field picks the record that is due, at that time */
  done: Type.Object({ record: Id, link: FieldPath, where: Type.Optional(Feel), time: Feel }, strict),
  /** the service that is started for it, with the record already picked */
  service: Type.Optional(Id),
  /** who is told so many days after it was due */
  escalate: Type.Optional(Type.Array(Type.Object({ days: Type.Integer({ minimum: 0, maximum: 365 }), roles: Type.Array(Id, { minItems: 1 }), when: Type.Optional(Feel) }, strict), { maxItems: 6 })),
}, strict);
export type PlanDef = Static<typeof PlanDef>;
