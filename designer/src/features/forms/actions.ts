/** The author's commands on a form, each one undoable step with its name. */
import type { CodeList, FormDef, QuestionDef } from '@liandong/core/run';
import { metaOf, type WidgetMeta } from '@liandong/form';
import type { Changes } from '../../editing';
import * as edits from './model/form-edit';
import { newFieldId } from './model/field-id';
import { type Fragment, fragmentOf, pasteFragment } from './model/fragment';
import { allPaths, columnPath, columnsOf, isTable, nameOf, propertyAt, tableOf, titleAt } from './model/paths';
import { boundField } from './model/questions';
import { fieldSelected, type Selection, selectedIds, THE_FORM } from './selection';
import { t } from './text';
import { type EditedForm, takenIn } from './use-form';
import { widgetTitle } from './words';

export interface FormActions {
  addWidget(widget: string, place?: edits.Place): void;
  addQuestion(question: QuestionDef, place?: edits.Place): void;
  /** the field, or all that are selected when it is one of them */
  moveTo(path: string, place: edits.Place): void;
  moveBy(path: string, by: -1 | 1): void;
  duplicate(path: string): void;
  remove(path: string): void;
  copy(path: string): Fragment;
  paste(fragment: Fragment, also?: Changes): { readonly left: number };
  removeSection(section: string): void;
  addSection(): void;
  moveSection(section: string, by: -1 | 1): void;
  /** where a new field would stand now */
  placeNow(): edits.Place;
}

/** Code lists and questions of the draft by id. */
export interface Library {
  readonly codes: Readonly<Record<string, CodeList>>;
  readonly questions: Readonly<Record<string, QuestionDef>>;
}

const FIRST = 'section1';

/** After the selected field or column, at the end of the selected section or child table, else at the end of the last section. */
function placeFor({ form }: EditedForm, selection: Selection): edits.Place {
  const sections = form.sections ?? [];
  const last = selectedIds(selection).at(-1);
  const columns = last === undefined ? undefined : columnsOf(form, last);
  if (last !== undefined && columns) return { table: last, index: columns.length };
  const after = last === undefined ? undefined : edits.placeOfField(form, last);
  if (after) return { ...after, index: after.index + 1 };
  const section = (selection.kind === 'section' ? sections.find((one) => one.id === selection.id) : undefined) ?? sections.at(-1);
  return { section: section?.id ?? '', index: section?.fields.length ?? 0 };
}

/** A child table cannot stand in another one: it comes behind it. */
function outsideTables({ form }: EditedForm, place: edits.Place): edits.Place {
  if (!('table' in place)) return place;
  const at = edits.placeOfField(form, place.table);
  return at ? { ...at, index: at.index + 1 } : { section: form.sections?.at(-1)?.id ?? '', index: form.sections?.at(-1)?.fields.length ?? 0 };
}

/** One place up or down; past the end of a section into the next one. */
function neighbour({ form }: EditedForm, field: string, by: -1 | 1): edits.Place | undefined {
  const at = edits.placeOfField(form, field);
  const sections = form.sections ?? [];
  if (!at || 'table' in at) return undefined;
  const index = sections.findIndex((section) => section.id === at.section);
  const to = by < 0 ? at.index - 1 : at.index + 2;
  if (to >= 0 && to <= (sections[index]?.fields.length ?? 0)) return { section: at.section, index: to };
  const next = sections[index + by];
  return next && { section: next.id, index: by < 0 ? next.fields.length : 0 };
}

/** What to show once fields are gone: the next one of the same container, else the one before, else the child table. */
function after({ form }: EditedForm, gone: readonly string[]): Selection {
  const [first = ''] = gone;
  const order = allPaths(form).filter((path) => tableOf(path) === tableOf(first));
  const at = order.indexOf(first);
  const next = order.slice(at).find((path) => !gone.includes(path)) ?? order.slice(0, at).reverse().find((path) => !gone.includes(path)) ?? tableOf(first);
  return next === undefined ? THE_FORM : fieldSelected(next);
}

/** A form without sections gets one that holds what it has, so that every field has a place. */
const withSection = (form: FormDef): FormDef =>
  (form.sections ?? []).length > 0 ? form : { ...form, sections: [{ id: FIRST, title: form.title, fields: edits.looseFields(form) }] };

/** In the order of the form, whatever order they were chosen in. */
const inOrder = (form: FormDef, paths: readonly string[]): string[] => allPaths(form).filter((path) => paths.includes(path));

export function formActions(edited: EditedForm, selection: Selection, library: Library, select: (next: Selection) => void): FormActions {
  const { form } = edited;
  const all = (path: string): readonly string[] => (selectedIds(selection).includes(path) ? inOrder(form, selectedIds(selection)) : [path]);
  const said = (paths: readonly string[]): string => (paths.length === 1 ? titleAt(form, paths[0] ?? '') : t('forms.many', { n: paths.length }));
  const put = (field: { readonly stem: string; readonly title: string; readonly isTable: boolean }, wish: edits.Place | undefined, make: (form: FormDef, id: string, place: edits.Place) => FormDef): void => {
    const place = field.isTable ? outsideTables(edited, wish ?? placeFor(edited, selection)) : (wish ?? placeFor(edited, selection));
    const table = 'table' in place ? place.table : undefined;
    const id = newFieldId(field.stem, '', takenIn(edited, table));
    const at: edits.Place = 'section' in place && place.section === '' ? { section: FIRST, index: 0 } : place;
    edited.edit(t('forms.did.add', { title: field.title }), (one) => make(withSection(one), id, at));
    select(fieldSelected(columnPath(table, id)));
  };
  const paste = (fragment: Fragment, wish: edits.Place, label: string, titled?: (title: string) => string, also?: Changes): { readonly left: number } => {
    const place = fragment.fields.every((field) => isTable(field.property)) ? outsideTables(edited, wish) : wish;
    const base = withSection(form);
    const at: edits.Place = 'section' in place && place.section === '' ? { section: base.sections?.at(-1)?.id ?? FIRST, index: base.sections?.at(-1)?.fields.length ?? 0 } : place;
    const pasted = pasteFragment(base, fragment, at, takenIn(edited, 'table' in at ? at.table : undefined), titled);
    edited.edit(label, () => pasted.form, also ? { also } : {});
    if (pasted.paths.length > 0) select({ kind: 'fields', ids: pasted.paths });
    return { left: pasted.left };
  };
  return {
    placeNow: () => placeFor(edited, selection),
    addWidget(widget, place) {
      const meta: WidgetMeta | undefined = metaOf(widget);
      const title = widgetTitle(widget);
      if (meta) put({ stem: widget, title, isTable: isTable(meta.schema) || meta.group === 'layout' }, place, (one, id, at) => edits.addField(one, { id, title, meta }, at));
    },
    addQuestion(question, place) {
      const field = boundField(question);
      put({ stem: question.id, title: question.title, isTable: isTable(field.property) }, place, (one, id, at) => edits.putField(one, { id, ...field }, at));
    },
    moveTo(path, place) {
      const paths = all(path);
      edited.edit(t('forms.did.move', { title: said(paths) }), (one) => edits.moveFields(one, paths, place));
    },
    moveBy(path, by) {
      const paths = all(path);
      const place = paths.length === 1 ? neighbour(edited, path, by) : undefined;
      edited.edit(t('forms.did.move', { title: said(paths) }), (one) => (place ? edits.moveFields(one, paths, place) : edits.shiftFields(one, paths, by)));
    },
    duplicate(path) {
      const paths = all(path);
      const place = edits.placeOfField(form, paths.at(-1) ?? path);
      if (place) paste(fragmentOf(form, paths, library), { ...place, index: place.index + 1 }, t('forms.did.duplicate', { title: said(paths) }), (title) => t('forms.copyOf', { title }));
    },
    remove(path) {
      const paths = all(path);
      edited.edit(t('forms.did.remove', { title: said(paths) }), (one) => paths.reduce(edits.removeField, one));
      select(after(edited, paths));
    },
    copy: (path) => fragmentOf(form, all(path), library),
    paste: (fragment, also) => paste(fragment, placeFor(edited, selection), t('forms.did.paste', { n: fragment.fields.length }), undefined, also),
    removeSection(section) {
      edited.edit(t('forms.did.removeSection'), (one) => edits.removeSection(one, section));
      select(THE_FORM);
    },
    addSection() {
      const id = edits.newId('section', (form.sections ?? []).map((section) => section.id));
      edited.edit(t('forms.did.addSection'), (one) => edits.addSection(one, { id, title: t('forms.newSection') }));
      select({ kind: 'section', id });
    },
    moveSection: (section, by) => edited.edit(t('forms.did.moveSection'), (one) => edits.moveSection(one, section, by)),
  };
}

/** Words for where a new field would stand. */
export function placeWords(form: FormDef, place: edits.Place): string {
  const order = edits.orderIn(form, place);
  const previous = order[place.index - 1];
  if ('table' in place) return t('forms.placeTable', { title: titleAt(form, place.table) });
  const section = form.sections?.find((one) => one.id === place.section)?.title ?? form.title;
  return previous === undefined || !propertyAt(form, previous) ? t('forms.placeSection', { title: section }) : t('forms.placeAfter', { title: titleAt(form, nameOf(previous)) });
}
