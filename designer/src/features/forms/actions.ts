/** The author's commands on a form, each one undoable step with its name. */
import type { FormDef } from '@liandong/core/run';
import { metaOf } from '@liandong/form';
import { t } from './text';
import * as edits from './model/form-edit';
import { newFieldId } from './model/field-id';
import { type Selection, THE_FORM } from './selection';
import type { EditedForm } from './use-form';
import { widgetTitle } from './words';

export interface FormActions {
  addWidget(widget: string, place?: edits.Place): void;
  moveTo(field: string, place: edits.Place): void;
  moveBy(field: string, by: -1 | 1): void;
  duplicate(field: string): void;
  remove(selection: Selection): void;
  addSection(): void;
  moveSection(section: string, by: -1 | 1): void;
}

const FIRST = 'section1';
const titleOf = (edited: EditedForm, field: string): string => String(edits.propertiesOf(edited.form)[field]?.title ?? field);

/** After the selected field, at the end of the selected section, else at the end of the last one. */
function placeFor(edited: EditedForm, selection: Selection): edits.Place {
  const sections = edited.form.sections ?? [];
  const after = selection.kind === 'field' ? edits.placeOfField(edited.form, selection.id) : undefined;
  if (after) return { section: after.section, index: after.index + 1 };
  const section = (selection.kind === 'section' ? sections.find((one) => one.id === selection.id) : undefined) ?? sections.at(-1);
  return { section: section?.id ?? '', index: section?.fields.length ?? 0 };
}

/** One place up or down; past the end of a section into the next one. */
function neighbour(edited: EditedForm, field: string, by: -1 | 1): edits.Place | undefined {
  const at = edits.placeOfField(edited.form, field);
  const sections = edited.form.sections ?? [];
  const index = sections.findIndex((section) => section.id === at?.section);
  const size = sections[index]?.fields.length ?? 0;
  if (!at) return undefined;
  const to = by < 0 ? at.index - 1 : at.index + 2;
  if (to >= 0 && to <= size) return { section: at.section, index: to };
  const next = sections[index + by];
  return next && { section: next.id, index: by < 0 ? next.fields.length : 0 };
}

/** What to show once a field is gone: the next one of its section, else the one before. */
function after(edited: EditedForm, field: string): Selection {
  const at = edits.placeOfField(edited.form, field);
  const fields = edited.form.sections?.find((section) => section.id === at?.section)?.fields ?? [];
  const next = at && (fields[at.index + 1] ?? fields[at.index - 1]);
  return next === undefined ? THE_FORM : { kind: 'field', id: next };
}

/** A form without sections gets one that holds what it has, so that every field has a place. */
const withSection = (form: FormDef): FormDef =>
  (form.sections ?? []).length > 0 ? form : { ...form, sections: [{ id: FIRST, title: form.title, fields: edits.looseFields(form) }] };

export function formActions(edited: EditedForm, selection: Selection, select: (next: Selection) => void): FormActions {
  const move = (field: string, place: edits.Place): void => edited.edit(t('forms.did.move', { title: titleOf(edited, field) }), (form) => edits.moveField(form, field, place));
  return {
    addWidget(widget, place) {
      const meta = metaOf(widget);
      if (!meta) return;
      const id = newFieldId(widget, '', edited.takenIds);
      const title = widgetTitle(widget);
      const at = place ?? placeFor(edited, selection);
      edited.edit(t('forms.did.add', { title }), (form) => edits.addField(withSection(form), { id, title, meta }, at.section === '' ? { section: FIRST, index: 0 } : at));
      select({ kind: 'field', id });
    },
    moveTo: move,
    moveBy(field, by) {
      const place = neighbour(edited, field, by);
      if (place) move(field, place);
    },
    duplicate(field) {
      const widget = String(edits.uiOf(edited.form, field)['ui:widget'] ?? 'text');
      const copy = { id: newFieldId(widget, '', edited.takenIds), title: t('forms.copyOf', { title: titleOf(edited, field) }) };
      edited.edit(t('forms.did.duplicate', { title: titleOf(edited, field) }), (form) => edits.duplicateField(form, field, copy));
      select({ kind: 'field', id: copy.id });
    },
    remove(what) {
      if (what.kind === 'field') edited.edit(t('forms.did.remove', { title: titleOf(edited, what.id) }), (form) => edits.removeField(form, what.id));
      if (what.kind === 'section') edited.edit(t('forms.did.removeSection'), (form) => edits.removeSection(form, what.id));
      select(what.kind === 'field' ? after(edited, what.id) : THE_FORM);
    },
    addSection() {
      const id = edits.newId('section', (edited.form.sections ?? []).map((section) => section.id));
      edited.edit(t('forms.did.addSection'), (form) => edits.addSection(form, { id, title: t('forms.newSection') }));
      select({ kind: 'section', id });
    },
    moveSection: (section, by) => edited.edit(t('forms.did.moveSection'), (form) => edits.moveSection(form, section, by)),
  };
}
