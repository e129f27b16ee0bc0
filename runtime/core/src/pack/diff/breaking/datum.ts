/** Fields of a record type as data: what the forms that edit it say of each, taken together. */
import { fieldsOf, isSealed } from '../../../access/index';
import type { FieldSpec } from '../../../form/types';
import type { CompiledForm, CompiledPack } from '../../program';

export interface Option { readonly value: string | number | boolean; readonly title: string }
export interface Datum {
  readonly path: string;
  readonly field: FieldSpec;
  readonly sealed: boolean;
  /** the form that it is shown in first */
  readonly form: CompiledForm;
  /** the keywords of its JSON Schema property */
  readonly property: Readonly<Record<string, unknown>>;
  /** its place among the fields of that form, or the columns of its table */
  readonly position: number;
  /** forms in which it must be filled */
  readonly requiredIn: readonly string[];
  readonly options: readonly Option[];
}
type Properties = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
const propertiesOf = (schema: unknown): Properties => ((schema as { readonly properties?: Properties } | undefined)?.properties ?? {});

function optionsOf(pack: CompiledPack, field: FieldSpec): readonly Option[] {
  if (field.codes !== undefined) return (pack.codes[field.codes]?.items ?? []).map(({ code, title }) => ({ value: code, title }));
  return field.options ?? [];
}

function columnsOf(pack: CompiledPack, table: Datum): Datum[] {
  const properties = propertiesOf(table.property.items);
  return Object.values(table.field.columns ?? {}).map((field, position) => ({
    path: `${table.path}/${field.id}`, field, sealed: table.sealed, form: table.form, property: properties[field.id] ?? {}, position,
    requiredIn: field.required ? [table.form.id] : [], options: optionsOf(pack, field),
  }));
}

/** By path, columns included. */
export function dataOf(pack: CompiledPack, record: string): ReadonlyMap<string, Datum> {
  const strictest = fieldsOf(pack, record);
  const found = new Map<string, Datum>();
  for (const form of Object.values(pack.forms).filter((one) => one.record === record)) {
    for (const [position, field] of Object.values(form.fields).entries()) {
      const known = found.get(field.id);
      const requiredIn = field.required ? [form.id] : [];
      const datum: Datum = known ? { ...known, requiredIn: [...known.requiredIn, ...requiredIn] } : {
        path: field.id, field, sealed: isSealed(strictest[field.id] ?? field), form, property: propertiesOf(form.schema)[field.id] ?? {}, position, requiredIn, options: optionsOf(pack, field),
      };
      found.set(field.id, datum);
    }
  }
  for (const datum of [...found.values()]) for (const column of columnsOf(pack, datum)) found.set(column.path, column);
  return found;
}
