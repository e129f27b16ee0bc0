import type { FormDef } from '@liandong/core/run';
import { allPaths, columnPath, propertyAt, tableOf } from './model/paths';

/** What the inspector shows: the form, a section, or fields of one container (a column as `table/column`); the last one chosen comes last. */
export type Selection = { readonly kind: 'fields'; readonly ids: readonly string[] } | { readonly kind: 'section'; readonly id: string } | { readonly kind: 'form' };

export const THE_FORM: Selection = { kind: 'form' };
export const fieldSelected = (id: string): Selection => ({ kind: 'fields', ids: [id] });
export const selectedIds = (selection: Selection): readonly string[] => (selection.kind === 'fields' ? selection.ids : []);
export const isOnly = (selection: Selection, id: string): boolean => selection.kind === 'fields' && selection.ids.length === 1 && selection.ids[0] === id;

/** How a click or key chooses: alone, besides the others, or everything up to it. */
export interface Choosing {
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey?: boolean;
}

/** The selection after a field was chosen; fields and columns, or columns of two tables, never stand together in one. */
export function withField(form: FormDef, before: Selection, id: string, how: Choosing): Selection {
  const same = selectedIds(before).filter((one) => tableOf(one) === tableOf(id));
  const [anchor] = same;
  if (how.shiftKey && anchor !== undefined) {
    const order = allPaths(form).filter((one) => tableOf(one) === tableOf(id));
    const [from, to] = [order.indexOf(anchor), order.indexOf(id)];
    const range = from <= to ? order.slice(from, to + 1) : order.slice(to, from + 1).reverse();
    return { kind: 'fields', ids: range };
  }
  if (!how.ctrlKey && how.metaKey !== true) return fieldSelected(id);
  const rest = same.filter((one) => one !== id);
  if (rest.length === same.length) return { kind: 'fields', ids: [...same, id] };
  return rest.length === 0 ? THE_FORM : { kind: 'fields', ids: rest };
}

const columnOr = (field: string, items: string, column: string | undefined): string => (items === 'items' && column !== undefined && column !== '' ? columnPath(field, column) : field);
/** The field or section that stands at a pointer, by the member of the form that it begins with. */
const AT: Readonly<Record<string, (form: FormDef, steps: readonly string[]) => string | undefined>> = {
  rules: (form, [id = '']) => (form.rules.find((rule) => rule.id === id) ?? form.rules[Number(id)])?.target,
  sections: (form, [index]) => form.sections?.[Number(index)]?.id,
  uiSchema: (_form, [field = '', items = '', column]) => columnOr(field, items, column),
  schema: (_form, [properties, field = '', items = '', , column]) => (properties === 'properties' ? columnOr(field, items, column) : undefined),
};

/** What a finding's path in a form file points at; of what is not there, what it would stand in. */
export function selectionAt(form: FormDef, path: string): Selection {
  const [, area = '', ...steps] = path.split('/');
  const id = AT[area]?.(form, steps) ?? '';
  if (form.sections?.some((section) => section.id === id) === true && (area === 'rules' || area === 'sections')) return { kind: 'section', id };
  const there = [id, tableOf(id) ?? ''].find((one) => propertyAt(form, one));
  return there === undefined ? THE_FORM : fieldSelected(there);
}
