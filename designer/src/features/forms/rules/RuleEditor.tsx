import type { RuleDef } from '@liandong/core/run';
import { Button, Collapse, Input } from 'antd';
import { useId } from 'react';
import { t } from '../text';
import { Field } from '../../../ui';
import { FeelEditor } from '../../../ui/FeelEditor';
import { effectTitle } from '../words';
import { firstCondition, type RuleField } from './field-kinds';
import { readFeel } from './read-feel';
import { SentenceEditor } from './SentenceEditor';
import { writeFeel } from './write-feel';

interface RuleEditorProps {
  readonly rule: RuleDef;
  readonly targetTitle: string;
  readonly fields: readonly RuleField[];
  readonly params: readonly { readonly id: string; readonly title: string }[];
  readonly isReadonly: boolean;
  onChange(rule: RuleDef): void;
  onRemove(): void;
}

/** One rule as a sentence with blanks; its FEEL is one click away, both ways. */
export function RuleEditor({ rule, targetTitle, fields, params, isReadonly, onChange, onRemove }: RuleEditorProps) {
  const id = useId();
  const always = rule.expression.trim() === 'true';
  const sentence = rule.effect === 'calculate' ? undefined : readFeel(rule.expression);
  const [first] = fields;
  const name = t('rules.name', { effect: effectTitle(rule.effect), title: targetTitle });
  return (
    <article className="ld-rule" aria-label={name}>
      <header>
        <strong>{t(`rules.lead.${rule.effect}`)}</strong>
        {!isReadonly && <Button size="small" type="text" danger aria-label={t('rules.remove', { name })} onClick={onRemove}>{t('forms.remove')}</Button>}
      </header>
      {sentence && <SentenceEditor sentence={sentence} fields={fields} params={params} isReadonly={isReadonly} onChange={(next) => onChange({ ...rule, expression: writeFeel(next) })} />}
      {always && <p>{t('rules.always')}</p>}
      {!sentence && rule.effect !== 'calculate' && first && !isReadonly && (
        <Button size="small" type="link" onClick={() => onChange({ ...rule, expression: writeFeel({ joint: 'and', conditions: [firstCondition(first)] }) })}>{always ? t('rules.makeConditional') : t('rules.makeSimple')}</Button>
      )}
      <p className="ld-rule-end">{t(`rules.end.${rule.effect}`, { title: targetTitle })}</p>
      {rule.effect === 'check' && (
        <Field label={t('rules.message')} htmlFor={id}>
          <Input id={id} maxLength={200} readOnly={isReadonly} value={rule.message ?? ''} onChange={(event) => onChange({ ...rule, message: event.target.value })} />
        </Field>
      )}
      <Collapse
        ghost size="small" defaultActiveKey={sentence || always ? [] : ['feel']}
        items={[{ key: 'feel', label: t('rules.expert'), children: <FeelEditor label={t('rules.feel')} value={rule.expression} names={new Set(fields.map((field) => field.id))} isReadonly={isReadonly} onChange={(expression) => onChange({ ...rule, expression })} /> }]}
      />
    </article>
  );
}
