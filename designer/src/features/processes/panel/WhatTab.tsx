import type { DiagramElement } from '../diagram/types';
import { accessOf, facts, form as formOf, setAccess } from '../diagram/step';
import { entryOf } from '../model/dialect';
import { t } from '../text';
import { AccessFields } from './AccessList';
import { useEditing } from './context';
import { Choice, Choices } from './controls';
import { RecordState } from './RecordState';

/** 填什么: the form, what may be done with its fields, and which fields decide. */
export function WhatTab({ element }: { readonly element: DiagramElement }) {
  const { diagram, pack, readonly } = useEditing();
  const chosen = formOf.read(element);
  const form = pack.forms.find((one) => one.id === chosen);
  const isOffer = entryOf(element.businessObject as never)?.offer === true;
  const forms = [{ value: '', title: t('what.noForm') }, ...pack.forms.map((one) => ({ value: one.id, title: one.title }))];
  const choose = (id: string): void => diagram.change(t('step.form'), (get) => {
    formOf.write(get, element, id);
    setAccess(get, element, []);
  });
  return (
    <>
      <Choice label={t('what.form')} name="form" value={chosen} options={forms} disabled={readonly} hint={pack.forms.length === 0 ? t('what.noForms') : undefined} error={chosen !== '' && !form ? t('what.formUnknown', { form: chosen }) : undefined} onChange={choose} />
      {form && <AccessFields form={form} access={accessOf(element)} disabled={readonly} onChange={(access) => diagram.change(t('step.access'), (get) => setAccess(get, element, access))} />}
      <Choices
        label={t(isOffer ? 'what.factsOffer' : 'what.facts')} name="facts" placeholder={t('what.factsPlaceholder')} values={facts.read(element)} disabled={readonly}
        options={pack.fields.map((field) => ({ value: field.id, title: field.title }))} onChange={(ids) => diagram.change(t('step.facts'), (get) => facts.write(get, element, ids))}
      />
      <RecordState element={element} />
    </>
  );
}
