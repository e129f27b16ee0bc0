import { Input, Segmented } from 'antd';
import { useId } from 'react';
import { Field } from '../../../ui';
import { setSection } from '../model/form-edit';
import { RuleList } from '../rules/RuleList';
import { t } from '../text';
import type { EditedForm } from '../use-form';

const COLUMNS = [1, 2, 3] as const;

export function SectionInspector({ edited, sectionId }: { readonly edited: EditedForm; readonly sectionId: string }) {
  const [titleId, textId] = [useId(), useId()];
  const section = edited.form.sections?.find((one) => one.id === sectionId);
  if (!section) return <p className="ld-hint">{t('forms.looseHint')}</p>;
  const put = (what: 'sectionTitle' | 'sectionText' | 'sectionColumns', change: Parameters<typeof setSection>[2]): void =>
    edited.edit(t(`forms.did.${what}`), (form) => setSection(form, sectionId, change), { merge: `section:${sectionId}:${what}` });
  return (
    <>
      <h2>{t('forms.section', { title: section.title })}</h2>
      <Field label={t('forms.sectionTitle')} htmlFor={titleId} hint={t('forms.sectionId', { id: sectionId })}>
        <Input id={titleId} maxLength={60} readOnly={edited.readonly} value={section.title} onChange={(event) => put('sectionTitle', { title: event.target.value })} />
      </Field>
      <Field label={t('forms.sectionText')} htmlFor={textId} hint={t('forms.sectionTextHint')}>
        <Input.TextArea id={textId} maxLength={400} readOnly={edited.readonly} autoSize={{ minRows: 2, maxRows: 6 }} value={section.description ?? ''} onChange={(event) => put('sectionText', { description: event.target.value === '' ? undefined : event.target.value })} />
      </Field>
      <Field label={t('forms.sectionColumns')} hint={t('forms.sectionColumnsHint')}>
        <Segmented aria-label={t('forms.sectionColumns')} disabled={edited.readonly} value={section.columns ?? 1} options={COLUMNS.map((n) => ({ value: n, label: t('forms.nColumns', { n }) }))} onChange={(columns) => put('sectionColumns', { columns: columns === 1 ? undefined : columns })} />
      </Field>
      <h3>{t('forms.rules')}</h3>
      <RuleList edited={edited} target={sectionId} targetTitle={section.title} isSection />
    </>
  );
}
