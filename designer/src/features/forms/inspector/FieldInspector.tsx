import { metaOf } from '@liandong/form';
import { Tabs } from 'antd';
import { removeRule, newId, setRule } from '../model/form-edit';
import { isRequiredAt, setRequired, tableOf, titleAt, widgetAt } from '../model/paths';
import { RuleList } from '../rules/RuleList';
import { t } from '../text';
import type { EditedForm } from '../use-form';
import { widgetTitle } from '../words';
import { FieldKey } from './FieldKey';
import { FieldSettings } from './FieldSettings';
import { FilledFrom } from './FilledFrom';
import { KeepAsQuestion, LibraryBox } from './LibraryBox';
import { PropertyJson } from './PropertyJson';
import { Toggle } from './Toggle';

interface FieldInspectorProps {
  readonly edited: EditedForm;
  /** field or column */
  readonly field: string;
  /** the tab to begin with */
  readonly startAt: 'basic' | 'rules';
  onRenamed(id: string): void;
}

/** Questions about one field or column: what it is, when it shows, and the rest for experts. */
export function FieldInspector({ edited, field, startAt, onRenamed }: FieldInspectorProps) {
  const title = titleAt(edited.form, field);
  const widget = widgetAt(edited.form, field);
  const table = tableOf(field);
  const rules = edited.form.rules.filter((rule) => rule.target === field).length;
  return (
    <>
      <h2>{title}<span className="ld-hint"> {table === undefined ? widgetTitle(widget) : t('forms.columnIn', { widget: widgetTitle(widget), title: titleAt(edited.form, table) })}</span></h2>
      <Tabs
        size="small" defaultActiveKey={startAt}
        items={[
          { key: 'basic', label: t('forms.basic'), children: <Basics edited={edited} field={field} onRenamed={onRenamed} /> },
          { key: 'rules', label: rules === 0 ? t('forms.rules') : t('forms.rulesN', { n: rules }), children: <RuleList edited={edited} target={field} targetTitle={title} /> },
          { key: 'expert', label: t('forms.expert'), children: <PropertyJson key={field} edited={edited} field={field} /> },
        ]}
      />
    </>
  );
}

function Basics({ edited, field, onRenamed }: Omit<FieldInspectorProps, 'startAt'>) {
  return (
    <>
      <LibraryBox edited={edited} field={field} />
      <FieldSettings edited={edited} field={field}>
        <FieldKey key={field} edited={edited} field={field} onRenamed={onRenamed} />
        <FilledFrom edited={edited} field={field} />
        {metaOf(widgetAt(edited.form, field))?.group !== 'layout' && <Toggles edited={edited} field={field} />}
      </FieldSettings>
      <KeepAsQuestion edited={edited} field={field} />
    </>
  );
}

function Toggles({ edited, field }: { readonly edited: EditedForm; readonly field: string }) {
  const { form, readonly } = edited;
  const title = titleAt(form, field);
  const isRuled = form.rules.some((rule) => rule.target === field && rule.effect === 'required');
  const fixed = form.rules.find((rule) => rule.target === field && rule.effect === 'readonly' && rule.expression.trim() === 'true');
  const setFixed = (isOn: boolean): void =>
    edited.edit(t('forms.did.set', { title, what: t('forms.readonly') }), (one) => {
      if (!isOn) return fixed ? removeRule(one, fixed.id) : one;
      return setRule(one, { id: newId('rule', one.rules.map((rule) => rule.id)), effect: 'readonly', target: field, expression: 'true' });
    });
  return (
    <div className="ld-toggles">
      <Toggle label={t('forms.required')} hint={isRuled ? t('forms.requiredByRule') : undefined} isReadonly={readonly} isOn={isRequiredAt(form, field)} onChange={(isOn) => edited.edit(t('forms.did.set', { title, what: t('forms.required') }), (one) => setRequired(one, field, isOn))} />
      <Toggle label={t('forms.readonly')} isReadonly={readonly} isOn={fixed !== undefined} onChange={setFixed} />
    </div>
  );
}
