import { columnsOf, propertiesOf, type Property } from '../form/spec';
import type { FormDef } from '../pack/format';
import type { Json, JsonObject } from '../shared/json';

const given = (properties: Readonly<Record<string, Property>>): JsonObject =>
  Object.fromEntries(Object.entries(properties).flatMap(([id, { default: value }]): [string, Json][] => (value === undefined || value === null ? [] : [[id, value as Json]])));

/**
 * What stands in a form that nobody has begun: the `default` of each field that has one. An answer like any other from then on; one that
 * a rule hides is not handed in, one that somebody takes out stays out.
 */
export const defaultsOf = (form: FormDef): JsonObject => given(propertiesOf(form));

/** The same of a new row of a child table. `property`: the table's. */
export const rowDefaults = (property: Property): JsonObject => given(columnsOf(property) ?? {});
