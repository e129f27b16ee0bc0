import type { RecordType } from '@liandong/core/run';
import { Button, Input, Modal, Segmented, Select } from 'antd';
import { useId, useState } from 'react';
import { useNavigate } from 'react-router';
import { useDraft } from '../../../editing';
import { EffortNote } from '../../prefill';
import { t } from '../text';
import { Field } from '../../../ui';
import { propertiesOf } from '../model/paths';
import type { EditedForm } from '../use-form';

const LAYOUTS = ['page', 'steps', 'tabs'] as const;

/** Questions about the form as a whole. */
export function FormInspector({ edited }: { readonly edited: EditedForm }) {
  const draft = useDraft();
  const [titleId, recordId] = [useId(), useId()];
  const { form, readonly } = edited;
  const records = Object.keys(draft.files).filter((path) => path.startsWith('records/')).flatMap((path) => draft.json<RecordType>(path) ?? []);
  return (
    <>
      <h2>{t('forms.theForm')}</h2>
      <Field label={t('forms.formTitle')} htmlFor={titleId}>
        <Input id={titleId} maxLength={60} readOnly={readonly} value={form.title} onChange={(event) => edited.edit(t('forms.did.title'), (one) => ({ ...one, title: event.target.value }), { merge: 'form:title' })} />
      </Field>
      <Field label={t('forms.record')} htmlFor={recordId} hint={t('forms.recordHint')}>
        <Select id={recordId} disabled={readonly} value={form.record} options={records.map((record) => ({ value: record.id, label: record.title }))} onChange={(record) => edited.edit(t('forms.did.record'), (one) => ({ ...one, record }))} />
      </Field>
      <Field label={t('forms.layout')} hint={t('forms.layoutHint')}>
        <Segmented aria-label={t('forms.layout')} disabled={readonly} value={form.layout ?? LAYOUTS[0]} options={LAYOUTS.map((layout) => ({ value: layout, label: t(`forms.layouts.${layout}`) }))} onChange={(layout) => edited.edit(t('forms.did.layout'), (one) => ({ ...one, layout }))} />
      </Field>
      <p className="ld-hint">{t('forms.counts', { fields: Object.keys(propertiesOf(form)).length, sections: form.sections?.length ?? 0, rules: form.rules.length })}</p>
      <EffortNote formId={form.id} />
      <p className="ld-hint">{t('forms.howTo')}</p>
      {!readonly && <RemoveForm edited={edited} />}
    </>
  );
}

function RemoveForm({ edited }: { readonly edited: EditedForm }) {
  const draft = useDraft();
  const navigate = useNavigate();
  const [isAsked, ask] = useState(false);
  const remove = (): void => {
    draft.setFile(edited.path, null, t('forms.did.removeForm', { title: edited.form.title }));
    void navigate(`/packs/${draft.packId}/forms`);
  };
  return (
    <>
      <Button danger block onClick={() => ask(true)}>{t('forms.removeForm')}</Button>
      <Modal open={isAsked} title={t('forms.removeFormTitle', { title: edited.form.title })} okText={t('forms.removeForm')} cancelText={t('state.cancel')} okButtonProps={{ danger: true }} onOk={remove} onCancel={() => ask(false)}>
        <p>{t('forms.removeFormText')}</p>
      </Modal>
    </>
  );
}
