import type { CodeList, FormDef } from '@liandong/core/run';

/** Reads one file of the draft as JSON. */
export type ReadJson = <T>(path: string) => T | undefined;

export interface FieldInfo {
  readonly id: string;
  readonly title: string;
  readonly type: string;
  readonly format?: string | undefined;
  /** its values are sealed: nothing outside the record may hold them */
  readonly isSealed?: boolean;
  readonly options: readonly { readonly value: string; readonly title: string }[];
}
export interface FormInfo {
  readonly id: string;
  readonly title: string;
  readonly record: string;
  readonly fields: readonly FieldInfo[];
  readonly sections: readonly { readonly id: string; readonly title: string; readonly fields: readonly string[] }[];
}

interface Property {
  readonly format?: string;
  readonly title?: string;
  readonly type?: string;
  readonly oneOf?: readonly { readonly const?: unknown; readonly title?: string }[];
  readonly items?: Property;
  readonly 'x-codes'?: string;
  readonly 'x-privacy'?: string;
}
const SEALED = ['L3', 'L4'];

function optionsOf(property: Property, json: ReadJson): FieldInfo['options'] {
  const source = property['x-codes'] ?? property.items?.['x-codes'];
  if (source !== undefined) return (json<CodeList>(`codes/${source}.json`)?.items ?? []).map(({ code, title }) => ({ value: code, title }));
  return (property.oneOf ?? property.items?.oneOf ?? []).map((entry) => ({ value: String(entry.const ?? ''), title: entry.title ?? String(entry.const ?? '') }));
}

function readForm(form: FormDef, json: ReadJson): FormInfo {
  const properties = Object.entries((form.schema?.properties ?? {}) as Record<string, Property>);
  const fields = properties.map(([id, property]): FieldInfo => ({
    id, title: property.title ?? id, type: property.type ?? 'string', format: property.format, options: optionsOf(property, json), ...(SEALED.includes(property['x-privacy'] ?? '') ? { isSealed: true } : {}),
  }));
  return { id: form.id, title: form.title, record: form.record, fields, sections: form.sections ?? [] };
}

/** The forms of the draft that can be read. */
export const readForms = (files: Readonly<Record<string, string>>, json: ReadJson): FormInfo[] =>
  Object.keys(files).filter((path) => /^forms\/[^/]+\.json$/.test(path)).flatMap((path) => json<FormDef>(path) ?? []).map((form) => readForm(form, json));

/** Each field once, as the first form has it: the same id in forms of one record is the same datum. */
export const uniqueFields = (forms: readonly FormInfo[]): FieldInfo[] => [...new Map(forms.flatMap(({ fields }) => fields).reverse().map((field) => [field.id, field])).values()].reverse();
