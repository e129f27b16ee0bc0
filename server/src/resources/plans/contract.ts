import { type Static, Type } from '@sinclair/typebox';
import { Id, oneOf, PageQuery, pageOf, type Routes, strict } from '../api/contract';
import { RecordRow } from '../records/contract';

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
/** Late (days of grace are over), due by today, within seven days, and all of them. */
export const WHEN = ['late', 'today', 'week', 'all'] as const;
const which = { packId: Type.Optional(Id), planId: Type.Optional(Id), orgId: Type.Optional(Id), mine: Type.Optional(Type.Boolean()) } as const;

export const DueRow = Type.Object({
  packId: Id, planId: Id, planTitle: Type.String(), record: RecordRow,
  /** local dates; `last`: when it was done last, or (`isFirst`) since when it is counted */
  due: Day, late: Day, last: Day, isFirst: Type.Boolean(),
  state: oneOf(['late', 'today', 'coming']),
  /** days since it was due; less than 0: until it is */
  days: Type.Integer(),
  /** what the rhythm is called */
  rhythm: Type.String(),
  /** what I may begin for it: the service of the plan, or, where it has none, a record of the type that counts; `field` (or `table/column`) picks the record */
  start: Type.Optional(Type.Object({ packId: Id, serviceId: Type.Optional(Id), recordType: Type.Optional(Id), title: Type.String(), field: Type.String() }, strict)),
}, strict);
export type DueRow = Static<typeof DueRow>;

const Count = Type.Object({ late: Type.Integer(), today: Type.Integer(), week: Type.Integer() }, strict);

export const plansApi = {
  'GET /plans': { summary: 'Plans of the packs in use', access: 'session', response: Type.Object({ plans: Type.Array(Type.Object({ packId: Id, planId: Id, title: Type.String(), recordTitle: Type.String() }, strict)) }, strict) },
  'GET /plans/due': { summary: 'Who in my reach is due, longest due first', access: 'session', query: Type.Object({ when: Type.Optional(oneOf(WHEN)), ...which, ...PageQuery }, strict), response: pageOf(DueRow) },
  'GET /plans/counts': { summary: 'How many are late, due by today, due within seven days; counted up to 10 000 each', access: 'session', query: Type.Object(which, strict), response: Count },
} as const satisfies Routes;
export type PlansApi = typeof plansApi;
