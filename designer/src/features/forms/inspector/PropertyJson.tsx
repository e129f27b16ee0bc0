import type { JsonObject } from '@liandong/core/run';
import { t } from '../text';
import { JsonField } from '../../../ui';
import { propertiesOf, setProperty, setUi, uiOf } from '../model/form-edit';
import type { EditedForm } from '../use-form';

/** The field's schema and wishes as they are stored: everything the questions do not ask. */
export function PropertyJson({ edited, field }: { readonly edited: EditedForm; readonly field: string }) {
  const { form, readonly } = edited;
  return (
    <>
      <p className="ld-hint">{t('forms.expertHint')}</p>
      <JsonField label={t('forms.propertyJson')} isReadonly={readonly} value={propertiesOf(form)[field] ?? {}} onChange={(value) => edited.edit(t('forms.did.expert', { field }), (one) => setProperty(one, field, value as JsonObject), { merge: `${field}:json` })} />
      <JsonField label={t('forms.uiJson')} isReadonly={readonly} value={uiOf(form, field)} onChange={(value) => edited.edit(t('forms.did.expert', { field }), (one) => setUi(one, field, value as JsonObject), { merge: `${field}:ui` })} />
    </>
  );
}
