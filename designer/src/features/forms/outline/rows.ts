import type { FormDef } from '@liandong/core/run';
import { looseFields } from '../model/form-edit';
import { columnPath, columnsOf, isRequiredAt, titleAt, widgetAt } from '../model/paths';
import { t } from '../text';

/** A line of the outline. */
export interface OutlineRow {
  readonly kind: 'section' | 'field';
  /** id of the section, path of the field or column */
  readonly id: string;
  readonly title: string;
  readonly level: 1 | 2 | 3;
  readonly widget?: string;
  readonly isRequired: boolean;
  readonly hasRules: boolean;
  /** place among its siblings, and how many they are */
  readonly position: number;
  readonly size: number;
}

const fieldRow = (form: FormDef, id: string, level: 2 | 3, position: number, size: number): OutlineRow => ({
  kind: 'field', id, level, position, size, title: titleAt(form, id), widget: widgetAt(form, id), isRequired: isRequiredAt(form, id), hasRules: form.rules.some((rule) => rule.target === id),
});

/** Sections, fields and columns in the order of the form. */
export function outlineRows(form: FormDef): OutlineRow[] {
  const loose = looseFields(form);
  const sections = [...(form.sections ?? []), ...(loose.length > 0 ? [{ id: '', title: t('forms.loose'), fields: loose }] : [])];
  return sections.flatMap((section, index): OutlineRow[] => [
    { kind: 'section', id: section.id, title: section.title, level: 1, isRequired: false, hasRules: form.rules.some((rule) => rule.target === section.id), position: index + 1, size: sections.length },
    ...section.fields.flatMap((field, at) => {
      const columns = columnsOf(form, field) ?? [];
      return [fieldRow(form, field, 2, at + 1, section.fields.length), ...columns.map((column, n) => fieldRow(form, columnPath(field, column), 3, n + 1, columns.length))];
    }),
  ]);
}
