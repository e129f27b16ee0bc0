import type { JsonObject, QuestionDef } from '@liandong/core/run';
import { metaOf, WIDGETS } from '@liandong/form';
import { Input, InputNumber, Select } from 'antd';
import { useId } from 'react';
import { Field } from '../../ui';
import { type EditedForm, FieldSettings, isTable, settingTitle, widgetTitle } from '../forms';
import { t } from './text';

interface QuestionSettingsProps {
  readonly question: QuestionDef;
  readonly edited: EditedForm;
  onChange(question: QuestionDef, merge?: string): void;
}
const FOR_QUESTIONS = WIDGETS.filter((widget) => widget.group !== 'layout' && !isTable(widget.schema));
const PLAIN = 'text';

const without = (question: QuestionDef, key: 'group' | 'locked' | 'validDays'): QuestionDef => Object.fromEntries(Object.entries(question).filter(([name]) => name !== key)) as QuestionDef;

/** The columns of a question that is a table, as their titles. */
function columnTitles({ property }: QuestionDef): string {
  const { properties = {} } = (property.items ?? {}) as { readonly properties?: Readonly<Record<string, { readonly title?: string }>> };
  return Object.entries(properties).map(([id, column]) => column.title ?? id).join('、');
}

/** What the question is, how long an answer to it is good, and what forms may not change of it. */
export function QuestionSettings({ question, edited, onChange }: QuestionSettingsProps) {
  const [typeId, groupId, validId, lockedId] = [useId(), useId(), useId(), useId()];
  const { readonly } = edited;
  const widget = String((question.ui as JsonObject | undefined)?.['ui:widget'] ?? PLAIN);
  const columns = isTable(question.property as JsonObject) ? columnTitles(question) : undefined;
  const types = columns ? [widget] : FOR_QUESTIONS.map((one) => one.id);
  const typeHint = columns ? t('question.columns', { titles: columns }) : t('question.typeHint');
  const retype = (id: string): void => {
    const meta = metaOf(id);
    if (meta) onChange({ ...without(question, 'locked'), property: { title: question.title, ...meta.schema }, ui: meta.uiSchema });
  };
  return (
    <>
      <h2>{t('question.what')}</h2>
      <FieldSettings edited={edited} field={question.id}>
        <Field label={t('question.type')} htmlFor={typeId} hint={typeHint}><Select id={typeId} disabled={readonly || columns !== undefined} showSearch={{ optionFilterProp: 'label' }} value={widget} options={types.map((one) => ({ value: one, label: widgetTitle(one) }))} onChange={retype} /></Field>
      </FieldSettings>
      <Field label={t('question.group')} htmlFor={groupId} hint={t('question.groupHint')}><Input id={groupId} maxLength={60} readOnly={readonly} value={question.group ?? ''} onChange={(event) => onChange(event.target.value === '' ? without(question, 'group') : { ...question, group: event.target.value }, 'group')} /></Field>
      <Field label={t('question.valid')} htmlFor={validId} hint={t('question.validHint')}><InputNumber id={validId} min={1} precision={0} disabled={readonly} value={question.validDays ?? null} onChange={(days) => onChange(days === null ? without(question, 'validDays') : { ...question, validDays: days }, 'valid')} /></Field>
      <Field label={t('question.rules')} htmlFor={lockedId} hint={t('question.rulesHint')}>
        <Select
          id={lockedId} mode="multiple" allowClear disabled={readonly} placeholder={t('question.everything')} value={[...(question.locked ?? [])]} options={keywordsOf(question, widget)}
          onChange={(locked: string[]) => onChange(locked.length === 0 ? without(question, 'locked') : { ...question, locked })}
        />
      </Field>
    </>
  );
}

/** Keywords of the property as their settings are called. */
function keywordsOf(question: QuestionDef, widget: string): { value: string; label: string }[] {
  const titles = new Map((metaOf(widget)?.settings ?? []).filter((setting) => setting.at === 'schema').map((setting) => [setting.key.split('.')[0] ?? '', settingTitle(setting.id)]));
  return Object.keys(question.property).filter((keyword) => keyword !== 'title').map((keyword) => ({ value: keyword, label: titles.get(keyword) ?? t.find(`keyword.${keyword}`) ?? keyword }));
}
