/** What a field can be filled in from by itself: birth date and sex out of an id number beside it. */
import { formatOf, type FormDef, type Json, type JsonObject } from '@liandong/core/run';
import { columnPath, columnsOf, propertiesOf, propertyAt, setProperty, tableOf, titleAt } from './paths';

const DERIVE = 'x-derive';
export interface Source { readonly from: string; readonly what: string }
export interface SourceChoice extends Source { /** of the field that it comes from */ readonly title: string }

const kindOf = (property: JsonObject | undefined): string | undefined =>
  (property?.type !== 'string' || property['x-format'] !== undefined ? undefined : property.format === undefined ? 'plain' : String(property.format));

/** Fields beside it, in the form or in the same row, that say something of its kind. */
export function sourcesFor(form: FormDef, field: string): SourceChoice[] {
  const table = tableOf(field);
  const kind = kindOf(propertyAt(form, field));
  const beside = table === undefined ? Object.keys(propertiesOf(form)) : (columnsOf(form, table) ?? []);
  return beside.flatMap((from) => {
    const path = columnPath(table, from);
    const format = propertyAt(form, path)?.['x-format'];
    const derives = Object.entries((typeof format === 'string' && formatOf(format)?.derives) || {});
    return path === field ? [] : derives.filter(([, fits]) => fits === kind).map(([what]) => ({ from, what, title: titleAt(form, path) }));
  });
}

export const sourceOf = (form: FormDef, field: string): Source | undefined => propertyAt(form, field)?.[DERIVE] as Source | undefined;

/** undefined: people fill it in. */
export function setSource(form: FormDef, field: string, source: Source | undefined): FormDef {
  const { [DERIVE]: _before, ...rest } = propertyAt(form, field) ?? {};
  return setProperty(form, field, source ? { ...rest, [DERIVE]: { from: source.from, what: source.what } as Json } : rest);
}
