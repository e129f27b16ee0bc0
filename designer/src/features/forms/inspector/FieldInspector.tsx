import { COMMON_SETTINGS, metaOf } from '@liandong/form';
import { Switch, Tabs } from 'antd';
import { useId, useMemo } from 'react';
import { useDraft } from '../../../editing';
import { t } from '../text';
import { Field } from '../../../ui';
import { codesOf } from '../canvas/preview-program';
import { newId, propertiesOf, removeRule, requiredOf, setRequired, setRule, uiOf } from '../model/form-edit';
import { setSetting, settingOf } from '../model/setting-value';
import { RuleList } from '../rules/RuleList';
import type { EditedForm } from '../use-form';
import { settingTitle, widgetTitle } from '../words';
import { FieldKey } from './FieldKey';
import { PropertyJson } from './PropertyJson';
import { SettingInput } from './SettingInput';

interface FieldInspectorProps {
  readonly edited: EditedForm;
  readonly field: string;
  /** the tab to begin with */
  readonly startAt: 'basic' | 'rules';
  onRenamed(id: string): void;
}

/** Questions about one field: what it is, when it shows, and the rest for experts. */
export function FieldInspector({ edited, field, startAt, onRenamed }: FieldInspectorProps) {
  const title = String(propertiesOf(edited.form)[field]?.title ?? field);
  const widget = String(uiOf(edited.form, field)['ui:widget'] ?? 'text');
  const rules = edited.form.rules.filter((rule) => rule.target === field).length;
  return (
    <>
      <h2>{title}<span className="ld-hint"> {widgetTitle(widget)}</span></h2>
      <Tabs
        size="small" defaultActiveKey={startAt}
        items={[
          { key: 'basic', label: t('forms.basic'), children: <Basics edited={edited} field={field} onRenamed={onRenamed} widget={widget} title={title} /> },
          { key: 'rules', label: rules === 0 ? t('forms.rules') : t('forms.rulesN', { n: rules }), children: <RuleList edited={edited} target={field} targetTitle={title} /> },
          { key: 'expert', label: t('forms.expert'), children: <PropertyJson key={field} edited={edited} field={field} /> },
        ]}
      />
    </>
  );
}

function Basics({ edited, field, onRenamed, widget, title }: Omit<FieldInspectorProps, 'startAt'> & { readonly widget: string; readonly title: string }) {
  const draft = useDraft();
  const codes = useMemo(() => codesOf(draft), [draft]);
  const [label, ...common] = COMMON_SETTINGS;
  const settings = [...common, ...(metaOf(widget)?.settings ?? [])];
  const input = (setting: (typeof COMMON_SETTINGS)[number]) => (
    <SettingInput
      key={setting.id} setting={setting} codes={codes} isReadonly={edited.readonly} value={settingOf(edited.form, field, setting)}
      onChange={(value) => edited.edit(t('forms.did.set', { title, what: settingTitle(setting.id) }), (form) => setSetting(form, field, setting, value), { merge: `${field}:${setting.id}` })}
    />
  );
  return (
    <>
      {label && input(label)}
      <FieldKey key={field} edited={edited} field={field} onRenamed={onRenamed} />
      {metaOf(widget)?.group !== 'layout' && <Toggles edited={edited} field={field} title={title} />}
      {settings.map(input)}
    </>
  );
}

function Toggles({ edited, field, title }: { readonly edited: EditedForm; readonly field: string; readonly title: string }) {
  const { form, readonly } = edited;
  const [requiredId, readonlyId] = [useId(), useId()];
  const isRuled = form.rules.some((rule) => rule.target === field && rule.effect === 'required');
  const fixed = form.rules.find((rule) => rule.target === field && rule.effect === 'readonly' && rule.expression.trim() === 'true');
  const setFixed = (isOn: boolean): void =>
    edited.edit(t('forms.did.set', { title, what: t('forms.readonly') }), (one) => {
      if (!isOn) return fixed ? removeRule(one, fixed.id) : one;
      return setRule(one, { id: newId('rule', one.rules.map((rule) => rule.id)), effect: 'readonly', target: field, expression: 'true' });
    });
  return (
    <div className="ld-toggles">
      <Field label={t('forms.required')} htmlFor={requiredId} {...(isRuled ? { hint: t('forms.requiredByRule') } : {})}>
        <Switch id={requiredId} disabled={readonly} checked={requiredOf(form).includes(field)} onChange={(isOn) => edited.edit(t('forms.did.set', { title, what: t('forms.required') }), (one) => setRequired(one, field, isOn))} />
      </Field>
      <Field label={t('forms.readonly')} htmlFor={readonlyId}>
        <Switch id={readonlyId} disabled={readonly} checked={fixed !== undefined} onChange={setFixed} />
      </Field>
    </div>
  );
}
