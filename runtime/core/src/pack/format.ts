/**
 * Pack format 1 as TypeBox schemas: one source for the TypeScript types, the JSON Schemas that editors complete from,
 * and the validation at import. Nothing in here names a programme, a form or a field.
 */
import { Kind, type Static, Type, TypeRegistry } from '@sinclair/typebox';
import { TIERS } from '../org/types';

const strict = { additionalProperties: false } as const;
/** One of these words, as a JSON Schema `enum`. */
export const oneOf = <const T extends readonly string[]>(values: T) => Type.Unsafe<T[number]>({ [Kind]: 'OneOf', type: 'string', enum: [...values] });
TypeRegistry.Set<{ enum: readonly string[] }>('OneOf', (schema, value) => typeof value === 'string' && schema.enum.includes(value));
TypeRegistry.Set<{ pattern: string }>('Pattern', (schema, value) => typeof value === 'string' && new RegExp(schema.pattern, 'u').test(value));
/** Ids live for ever: renaming a label never changes them. Chinese letters are allowed; dots, slashes and quotes are not. */
export const ID_PATTERN = '^[\\p{L}_][\\p{L}\\p{N}_-]{0,63}$';
export const Id = Type.Unsafe<string>({ [Kind]: 'Pattern', type: 'string', pattern: ID_PATTERN, description: 'id' });
/** A field, or a column of a child table (`table/column`). */
export const FieldPath = Type.Unsafe<string>({ [Kind]: 'Pattern', type: 'string', pattern: '^[\\p{L}_][\\p{L}\\p{N}_-]{0,63}(/[\\p{L}_][\\p{L}\\p{N}_-]{0,63})?$', description: 'field or table/column' });
export const Title = Type.String({ minLength: 1, maxLength: 60 });
export const Feel = Type.String({ minLength: 1, maxLength: 4000, description: 'FEEL expression (without the leading =)' });
export const Level = oneOf(['L0', 'L1', 'L2', 'L3', 'L4']);
export const TierSchema = oneOf(TIERS);

/** What a role may do on the platform, apart from being a candidate of process steps. */
export const RIGHTS = ['design', 'publish', 'figures', 'accounts', 'operate', 'audit'] as const;
export const Right = oneOf(RIGHTS);

export const RoleDef = Type.Object({
  id: Id, title: Title,
  /** the tier of unit at which the role is held */
  tier: TierSchema,
  /** which records the holder reaches: those he made or worked on, of the unit, of the unit and below, of the county */
  reach: oneOf(['own', 'unit', 'subtree', 'county']),
  /** fields above this level are masked (L2, L3) or left out (L4) */
  maxLevel: Level,
  rights: Type.Array(Right, { uniqueItems: true }),
}, strict);

export const PackManifest = Type.Object({
  format: Type.Literal(1), id: Id, version: Type.String({ pattern: '^\\d+\\.\\d+\\.\\d+$' }), title: Title,
  description: Type.Optional(Type.String({ maxLength: 2000 })),
  layer: Type.Optional(oneOf(['base', 'province', 'city', 'county'])),
  requires: Type.Optional(Type.Array(Type.Object({ id: Id, version: Type.String() }, strict))),
  parameters: Type.Optional(Type.Object({ schema: Type.Record(Type.String(), Type.Unknown()), values: Type.Record(Type.String(), Type.Unknown()) }, strict)),
  roles: Type.Array(RoleDef),
  locks: Type.Optional(Type.Array(Type.String())),
}, strict);

export const ServiceItem = Type.Object({
  id: Id, title: Title, group: Type.Optional(Title), summary: Type.Optional(Type.String({ maxLength: 400 })),
  legalBasis: Type.Optional(Type.Array(Type.String({ maxLength: 200 }))),
  targets: Type.Optional(Type.Array(Type.String())),
  tiers: Type.Array(TierSchema, { minItems: 1 }),
  quota: Type.Optional(Type.Object({ unit: Type.String(), period: oneOf(['month', 'quarter', 'year']), value: Type.Integer({ minimum: 0 }), by: TierSchema }, strict)),
  method: Type.Optional(Title),
  record: Id, form: Id, process: Id,
  /** roles that may start it, held at one of `tiers` */
  startRoles: Type.Array(Id, { minItems: 1 }),
  evidence: Type.Optional(Type.Array(Type.String({ maxLength: 60 }))),
  indicators: Type.Optional(Type.Array(Id)),
}, strict);
export const ServiceList = Type.Object({ services: Type.Array(ServiceItem) }, strict);

export const CodeList = Type.Object({
  id: Id, title: Title, source: Type.Optional(Type.String({ maxLength: 200 })),
  items: Type.Array(Type.Object({
    code: Type.String({ minLength: 1, maxLength: 32 }), title: Title,
    /** the code above it in a tree, e.g. of regions */
    parent: Type.Optional(Type.String({ minLength: 1, maxLength: 32 })),
    /** more about it, which rules that filter options read: `option.name` */
    attributes: Type.Optional(Type.Record(Type.String({ maxLength: 64 }), Type.String({ maxLength: 200 }))),
  }, strict), { minItems: 1 }),
}, strict);

export const RuleDef = Type.Object({
  id: Id,
  effect: oneOf(['visible', 'required', 'readonly', 'calculate', 'check', 'options']),
  /** the field (or, for visible/readonly, section) concerned, or a column of a child table; a failed check is shown there */
  target: FieldPath,
  /**
   * boolean FEEL over the form's fields; for `calculate` the value. A rule of a column is asked for each row and reads the row's columns by name, before the form's fields.
   * `options`: asked for each option of a choice, which is offered where it is true; reads `option.code`, `option.title`, `option.parent`, and the option's attributes
   */
  expression: Feel,
  /** shown when a `check` is false */
  message: Type.Optional(Type.String({ maxLength: 200 })),
}, strict);

export const SectionDef = Type.Object({
  id: Id, title: Title, fields: Type.Array(Id),
  /** fields side by side where the screen is wide enough; a phone shows them one below the other */
  columns: Type.Optional(Type.Integer({ minimum: 1, maximum: 3 })),
  description: Type.Optional(Type.String({ maxLength: 400 })),
}, strict);

/** Texts of a form in another language: JSON pointer into the form file (`/title`, `/schema/properties/name/title`, `/rules/0/message`) → text. */
export const Translation = Type.Record(Type.String({ maxLength: 300 }), Type.String({ maxLength: 2000 }));

export const FormDef = Type.Object({
  id: Id, title: Title,
  /** the record type whose data this form edits: fields with the same id are the same datum */
  record: Id,
  /**
   * JSON Schema 2020-12, type object. A property is a field; one of `type: array` with `items` of `type: object` is a child table whose `items.properties`
   * are its columns. Keywords of ours: x-privacy, x-format, x-codes, x-source (a question of the library), x-derive; on an option of `oneOf` x-attributes
   */
  schema: Type.Record(Type.String(), Type.Unknown()),
  /** rjsf uiSchema: `ui:order`, and per field `ui:widget`, `ui:help`, `ui:placeholder`, `ui:options` */
  uiSchema: Type.Record(Type.String(), Type.Unknown()),
  sections: Type.Optional(Type.Array(SectionDef, { maxItems: 100 })),
  /** how sections stand where the app has no wish of its own: one below the other, a step each, a tab each */
  layout: Type.Optional(oneOf(['page', 'steps', 'tabs'])),
  rules: Type.Array(RuleDef, { maxItems: 300 }),
  /** language tag (BCP 47) → texts; the file itself speaks Chinese */
  translations: Type.Optional(Type.Record(Type.String({ pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$' }), Translation)),
}, strict);

/**
 * 题库: a question that stands in one place and is asked in many forms; also the county's data dictionary. A field bound to it by `x-source`
 * means the same everywhere, so what one form was told can be offered in the next.
 */
export const QuestionDef = Type.Object({
  id: Id, title: Title, group: Type.Optional(Title),
  /** the field's JSON Schema property */
  property: Type.Record(Type.String(), Type.Unknown()),
  /** the field's entry in the uiSchema */
  ui: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  /** keywords of the property that a form may not change; absent: all of them but its title */
  locked: Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { uniqueItems: true })),
  /** an answer older than this is shown, but not filled in */
  validDays: Type.Optional(Type.Integer({ minimum: 1 })),
}, strict);

const field = FieldPath;
const Value = Type.Union([Type.String({ maxLength: 2000 }), Type.Number(), Type.Boolean()]);
/** What becomes of one field's stored values when its form is changed. A column of a child table is written `table/column`. */
export const TransformStep = Type.Union([
  /** the same datum under another id; a column stays in its table */
  Type.Object({ do: Type.Literal('rename'), field, to: field }, strict),
  /** old option → new option; others stay as they are */
  Type.Object({ do: Type.Literal('recode'), field, map: Type.Record(Type.String({ maxLength: 200 }), Value) }, strict),
  /** one text into several, at a separator; the last one takes what is left */
  Type.Object({ do: Type.Literal('split'), field, into: Type.Array(Id, { minItems: 2, maxItems: 10 }), at: Type.String({ minLength: 1, maxLength: 20 }) }, strict),
  /** what stands in a field that is empty: a value, or FEEL over the record's fields (of a column: also the row's) */
  Type.Object({ do: Type.Literal('default'), field, value: Type.Optional(Value), expression: Type.Optional(Feel) }, strict),
  /** the same value as another type, where it can be one */
  Type.Object({ do: Type.Literal('convert'), field, type: oneOf(['string', 'number', 'integer', 'boolean', 'array']) }, strict),
  /** taken out of the record; the history keeps it */
  Type.Object({ do: Type.Literal('drop'), field }, strict),
]);
/** What of a version's data is called or written otherwise from the next one on. Stays in the pack, so that data of any earlier version can follow. */
export const TransformDef = Type.Object({
  id: Id, title: Title,
  /** the version whose data it takes further */
  from: Type.String({ pattern: '^\\d+\\.\\d+\\.\\d+$' }),
  /** record type → steps, in their order */
  records: Type.Record(Type.String({ maxLength: 64 }), Type.Array(TransformStep, { maxItems: 300 })),
}, strict);

export const NoticeDef = Type.Object({
  id: Id, title: Title, record: Id, where: Feel,
  /** only fields of level L0 */
  fields: Type.Array(Id, { minItems: 1 }),
}, strict);

export type PackManifest = Static<typeof PackManifest>;
export type RoleDef = Static<typeof RoleDef>;
export type Right = (typeof RIGHTS)[number];
export type Level = Static<typeof Level>;
export type ServiceItem = Static<typeof ServiceItem>;
export type ServiceList = Static<typeof ServiceList>;
export type CodeList = Static<typeof CodeList>;
export type RuleDef = Static<typeof RuleDef>;
export type SectionDef = Static<typeof SectionDef>;
export type FormDef = Static<typeof FormDef>;
export type QuestionDef = Static<typeof QuestionDef>;
export type TransformStep = Static<typeof TransformStep>;
export type TransformDef = Static<typeof TransformDef>;
export type NoticeDef = Static<typeof NoticeDef>;
