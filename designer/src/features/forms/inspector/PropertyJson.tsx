import type { JsonObject } from '@liandong/core/run';
import { t } from '../text';
import { JsonField } from '../../../ui';
import { nameOf, propertyAt, setProperty, setUi, uiAt } from '../model/paths';
import type { EditedForm } from '../use-form';

/** The field's schema and wishes as they are stored: everything the questions do not ask. */
export function PropertyJson({ edited, field }: { readonly edited: EditedForm; readonly field: string }) {
  const { form, readonly } = edited;
  return (
    <>
      <p className="ld-hint">{t('forms.expertHint')}</p>
      <JsonField label={t('forms.propertyJson')} isReadonly={readonly} value={propertyAt(form, field) ?? {}} onChange={(value) => edited.edit(t('forms.did.expert', { field: nameOf(field) }), (one) => setProperty(one, field, value as JsonObject), { merge: `${field}:json` })} />
      <JsonField label={t('forms.uiJson')} isReadonly={readonly} value={uiAt(form, field)} onChange={(value) => edited.edit(t('forms.did.expert', { field: nameOf(field) }), (one) => setUi(one, field, value as JsonObject), { merge: `${field}:ui` })} />
    </>
  );
}
