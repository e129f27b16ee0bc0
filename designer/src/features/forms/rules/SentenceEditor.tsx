import { Button, Segmented, Select } from 'antd';
import { t } from '../text';
import type { Condition, Operator, Sentence } from './condition';
import { firstCondition, operatorsOf, type RuleField, withOperator } from './field-kinds';
import { ValueInput } from './ValueInput';

interface SentenceEditorProps {
  readonly sentence: Sentence;
  readonly fields: readonly RuleField[];
  readonly params: readonly { readonly id: string; readonly title: string }[];
  readonly isReadonly: boolean;
  onChange(sentence: Sentence): void;
}

/** 当 [字段] [比较] [值]: conditions under one joint, as blanks of a sentence. */
export function SentenceEditor(props: SentenceEditorProps) {
  const { sentence, fields, isReadonly, onChange } = props;
  const { conditions, joint } = sentence;
  const [first] = fields;
  const put = (index: number, condition: Condition): void => onChange({ joint, conditions: conditions.map((one, at) => (at === index ? condition : one)) });
  const drop = (index: number): void => onChange({ joint, conditions: conditions.filter((_, at) => at !== index) });
  return (
    <div className="ld-sentence">
      {conditions.length > 1 && (
        <Segmented size="small" disabled={isReadonly} value={joint} options={[{ value: 'and', label: t('rules.and') }, { value: 'or', label: t('rules.or') }]} onChange={(next: Sentence['joint']) => onChange({ joint: next, conditions })} />
      )}
      {conditions.map((condition, index) => (
        <div key={index} className="ld-condition" role="group" aria-label={t('rules.condition', { n: index + 1 })}>
          <ConditionEditor {...props} condition={condition} n={index + 1} onChange={(next) => put(index, next)} />
          {conditions.length > 1 && !isReadonly && <Button size="small" type="text" aria-label={t('rules.removeCondition', { n: index + 1 })} onClick={() => drop(index)}>×</Button>}
        </div>
      ))}
      {first && !isReadonly && <Button size="small" type="link" onClick={() => onChange({ joint, conditions: [...conditions, firstCondition(first)] })}>{t('rules.addCondition')}</Button>}
    </div>
  );
}

const titleOfOperator = (op: Operator, field: RuleField | undefined): string =>
  (field?.kind === 'date' ? t.find(`rules.dateOperator.${op}`) : undefined) ?? (field?.kind === 'choices' ? t.find(`rules.listOperator.${op}`) : undefined) ?? t(`rules.operator.${op}`);

type ConditionProps = Omit<SentenceEditorProps, 'sentence' | 'onChange'> & { readonly condition: Condition; readonly n: number; onChange(condition: Condition): void };

function ConditionEditor({ condition, fields, params, isReadonly, n, onChange }: ConditionProps) {
  const field = fields.find((one) => one.id === condition.field);
  const operators = [...new Set([...(field ? operatorsOf(field.kind) : []), condition.op])];
  const choose = (id: string): void => {
    const next = fields.find((one) => one.id === id);
    if (next) onChange(next.kind === field?.kind && next.options.length === 0 && 'value' in condition ? { ...condition, field: id } : firstCondition(next));
  };
  return (
    <>
      <Select aria-label={t('rules.field', { n })} disabled={isReadonly} showSearch={{ optionFilterProp: 'label' }} popupMatchSelectWidth={false} value={condition.field} options={[...fields.map((one) => ({ value: one.id, label: one.title })), ...(field ? [] : [{ value: condition.field, label: t('rules.goneField', { id: condition.field }) }])]} onChange={choose} />
      <Select aria-label={t('rules.compare', { n })} disabled={isReadonly} popupMatchSelectWidth={false} value={condition.op} options={operators.map((op) => ({ value: op, label: titleOfOperator(op, field) }))} onChange={(op: Operator) => field && onChange(withOperator(field, op, condition))} />
      {'value' in condition && field && <ValueInput label={t('rules.value', { n })} field={field} fields={fields} params={params} value={condition.value} isReadonly={isReadonly} onChange={(value) => onChange({ ...condition, value })} />}
    </>
  );
}
