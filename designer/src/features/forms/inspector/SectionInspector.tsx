import { Input } from 'antd';
import { useId } from 'react';
import { t } from '../text';
import { Field } from '../../../ui';
import { setSectionTitle } from '../model/form-edit';
import { RuleList } from '../rules/RuleList';
import type { EditedForm } from '../use-form';

export function SectionInspector({ edited, sectionId }: { readonly edited: EditedForm; readonly sectionId: string }) {
  const id = useId();
  const section = edited.form.sections?.find((one) => one.id === sectionId);
  if (!section) return <p className="ld-hint">{t('forms.looseHint')}</p>;
  return (
    <>
      <h2>{t('forms.section', { title: section.title })}</h2>
      <Field label={t('forms.sectionTitle')} htmlFor={id} hint={t('forms.sectionId', { id: sectionId })}>
        <Input id={id} maxLength={60} readOnly={edited.readonly} value={section.title} onChange={(event) => edited.edit(t('forms.did.sectionTitle'), (form) => setSectionTitle(form, sectionId, event.target.value), { merge: `section:${sectionId}` })} />
      </Field>
      <h3>{t('forms.rules')}</h3>
      <RuleList edited={edited} target={sectionId} targetTitle={section.title} isSection />
    </>
  );
}
