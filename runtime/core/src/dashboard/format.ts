/** 看板: tiles of figures, drawn alike wherever they stand. Pack data. */
import { type Static, Type } from '@sinclair/typebox';
import { PERIODS } from '../indicator/format';
import { Id, oneOf, TierSchema, Title } from '../pack/format';

const strict = { additionalProperties: false } as const;
const base = { id: Id, title: Title, /** columns of four that it takes */ span: Type.Optional(Type.Integer({ minimum: 1, maximum: 4 })) } as const;
const indicators = Type.Array(Id, { minItems: 1, maxItems: 12 });

export const TileDef = Type.Union([
  /** one figure, beside the period before and a goal */
  Type.Object({ ...base, kind: Type.Literal('number'), indicator: Id, goal: Type.Optional(Type.Number()) }, strict),
  /** figures over so many periods */
  Type.Object({ ...base, kind: Type.Literal('trend'), indicators, periods: Type.Optional(Type.Integer({ minimum: 2, maximum: 36 })) }, strict),
  /** units, or what a dimension takes apart, from most to least */
  Type.Object({ ...base, kind: Type.Literal('ranking'), indicator: Id, by: Type.Optional(TierSchema), dimension: Type.Optional(Id), most: Type.Optional(Type.Integer({ minimum: 3, maximum: 60 })) }, strict),
  /** units × service items: done of the quota */
  Type.Object({ ...base, kind: Type.Literal('fulfilment'), by: TierSchema, services: Type.Optional(Type.Array(Id)) }, strict),
  /** units where they lie, as squares: [unit id or code list, row, column] */
  Type.Object({ ...base, kind: Type.Literal('grid'), indicator: Id, by: TierSchema, places: Type.Optional(Type.Array(Type.Object({ unit: Type.String({ maxLength: 64 }), row: Type.Integer({ minimum: 0, maximum: 30 }), column: Type.Integer({ minimum: 0, maximum: 30 }) }, strict))) }, strict),
  /** what a ledger has of each source: opening, in, out, closing */
  Type.Object({ ...base, kind: Type.Literal('money'), ledger: Id }, strict),
]);
export const DashboardDef = Type.Object({
  id: Id, title: Title, period: oneOf(PERIODS),
  /** who opens it; absent: whoever may see figures */
  roles: Type.Optional(Type.Array(Id)),
  tiles: Type.Array(TileDef, { minItems: 1, maxItems: 24 }),
}, strict);
export type DashboardDef = Static<typeof DashboardDef>;
export type TileDef = Static<typeof TileDef>;
