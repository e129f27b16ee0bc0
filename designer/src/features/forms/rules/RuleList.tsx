import type { RuleDef } from '@liandong/core/run';
import { Button, Dropdown } from 'antd';
import { useMemo } from 'react';
import { useDraft } from '../../../editing';
import { t } from '../text';
import { codesOf } from '../canvas/preview-program';
import { newId, removeRule, setRule } from '../model/form-edit';
import type { EditedForm } from '../use-form';
import { effectTitle } from '../words';
import { firstCondition, ruleFields } from './field-kinds';
import { RuleEditor } from './RuleEditor';
import { writeFeel } from './write-feel';

const FOR_FIELD: readonly RuleDef['effect'][] = ['visible', 'required', 'readonly', 'calculate', 'check'];
const FOR_SECTION: readonly RuleDef['effect'][] = ['visible', 'readonly'];

interface RuleListProps {
  readonly edited: EditedForm;
  readonly target: string;
  readonly targetTitle: string;
  readonly isSection?: boolean;
}

/** The rules of one field or section, and a button for a new one. */
export function RuleList({ edited, target, targetTitle, isSection = false }: RuleListProps) {
  const draft = useDraft();
  const { form, readonly } = edited;
  const fields = useMemo(() => ruleFields(form, codesOf(draft)), [form, draft]);
  const params = useMemo(() => {
    const schema = draft.json<{ parameters?: { schema?: { properties?: Record<string, { title?: string }> } } }>('pack.json')?.parameters?.schema;
    return Object.entries(schema?.properties ?? {}).map(([id, property]) => ({ id, title: property.title ?? id }));
  }, [draft]);
  const rules = form.rules.filter((rule) => rule.target === target);
  const add = (effect: RuleDef['effect']): void => {
    const other = fields.find((field) => field.id !== target && field.kind !== 'thing') ?? fields.find((field) => field.id !== target);
    const own = fields.find((field) => field.id === target);
    const about = effect === 'check' ? own : other;
    const expression = effect === 'calculate' ? 'null' : about ? writeFeel({ joint: 'and', conditions: [effect === 'check' ? { field: about.id, op: 'filled' } : firstCondition(about)] }) : 'true';
    const rule: RuleDef = { id: newId('rule', form.rules.map((one) => one.id)), effect, target, expression, ...(effect === 'check' ? { message: t('rules.firstMessage', { title: targetTitle }) } : {}) };
    edited.edit(t('rules.did.add', { title: targetTitle }), (one) => setRule(one, rule));
  };
  return (
    <div className="ld-rules">
      {rules.length === 0 && <p className="ld-hint">{t(isSection ? 'rules.noneForSection' : 'rules.none')}</p>}
      {rules.map((rule) => (
        <RuleEditor
          key={rule.id} rule={rule} targetTitle={targetTitle} fields={fields} params={params} isReadonly={readonly}
          onChange={(next) => edited.edit(t('rules.did.change', { title: targetTitle }), (one) => setRule(one, next), { merge: `rule:${rule.id}` })}
          onRemove={() => edited.edit(t('rules.did.remove', { title: targetTitle }), (one) => removeRule(one, rule.id))}
        />
      ))}
      {!readonly && (
        <Dropdown trigger={['click']} menu={{ items: (isSection ? FOR_SECTION : FOR_FIELD).map((effect) => ({ key: effect, label: t('rules.addEffect', { effect: effectTitle(effect) }), onClick: () => add(effect) })) }}>
          <Button block>{t('rules.add')}</Button>
        </Dropdown>
      )}
    </div>
  );
}
