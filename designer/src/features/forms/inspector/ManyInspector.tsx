import { COMMON_SETTINGS } from '@liandong/form';
import { Button, Select } from 'antd';
import { useId } from 'react';
import { Field } from '../../../ui';
import type { FormActions } from '../actions';
import { isRequiredAt, setRequired, tableOf, titleAt } from '../model/paths';
import { setSetting, settingOf } from '../model/setting-value';
import { t } from '../text';
import type { EditedForm } from '../use-form';
import { levelTitle } from '../words';
import { Toggle } from './Toggle';

interface ManyInspectorProps {
  readonly edited: EditedForm;
  readonly ids: readonly string[];
  readonly actions: FormActions;
  onCopy(): void;
}
const LEVELS = ['L0', 'L1', 'L2', 'L3', 'L4'];

/** What several fields can be told together. */
export function ManyInspector({ edited, ids, actions, onCopy }: ManyInspectorProps) {
  const [levelId, sectionId] = [useId(), useId()];
  const { form, readonly } = edited;
  const [first = ''] = ids;
  const level = COMMON_SETTINGS.find((setting) => setting.kind === 'level');
  const levels = [...new Set(ids.map((id) => (level ? settingOf(form, id, level) : undefined)))];
  const set = (what: string, change: (one: typeof form, id: string) => typeof form): void => edited.edit(t('forms.did.set', { title: t('forms.many', { n: ids.length }), what }), (one) => ids.reduce(change, one));
  return (
    <>
      <h2>{t('forms.many', { n: ids.length })}</h2>
      <p className="ld-hint">{ids.map((id) => titleAt(form, id)).join(t('list.comma'))}</p>
      <Toggle label={t('forms.required')} isReadonly={readonly} isOn={ids.every((id) => isRequiredAt(form, id))} onChange={(isOn) => set(t('forms.required'), (one, id) => setRequired(one, id, isOn))} />
      <Field label={t('forms.levelOfAll')} htmlFor={levelId}>
        <Select
          id={levelId} disabled={readonly} placeholder={t('forms.mixed')} value={levels.length === 1 ? ((levels[0] as string | undefined) ?? null) : null} options={LEVELS.map((one) => ({ value: one, label: levelTitle(one) }))}
          onChange={(next: string | null) => level && next !== null && set(t('forms.levelOfAll'), (one, id) => setSetting(one, id, level, next))}
        />
      </Field>
      {tableOf(first) === undefined && (
        <Field label={t('forms.moveToSection')} htmlFor={sectionId}>
          <Select id={sectionId} disabled={readonly} value={null} placeholder={t('forms.chooseSection')} options={(form.sections ?? []).map((section) => ({ value: section.id, label: section.title }))} onChange={(section: string | null) => section !== null && actions.moveTo(first, { section, index: form.sections?.find((one) => one.id === section)?.fields.length ?? 0 })} />
        </Field>
      )}
      {!readonly && (
        <div className="ld-row">
          <Button onClick={() => actions.moveBy(first, -1)}>{t('forms.up')}</Button>
          <Button onClick={() => actions.moveBy(first, 1)}>{t('forms.down')}</Button>
          <Button onClick={() => actions.duplicate(first)}>{t('forms.duplicate')}</Button>
          <Button onClick={onCopy}>{t('forms.copy')}</Button>
          <Button danger onClick={() => actions.remove(first)}>{t('forms.remove')}</Button>
        </div>
      )}
      <p className="ld-hint">{t('forms.manyHow')}</p>
    </>
  );
}
