import type { RuleDef } from '@liandong/core/run';
import { Button, Collapse, Input } from 'antd';
import { type ReactNode, useId, useMemo } from 'react';
import { Field, Note } from '../../../ui';
import { FeelEditor } from '../../../ui/FeelEditor';
import { t } from '../text';
import { effectTitle } from '../words';
import { CalculationEditor } from './CalculationEditor';
import { firstCondition, type RuleField, type Vocabulary } from './field-kinds';
import { GroupEditor } from './GroupEditor';
import { readCalculation, readGroup } from './read-feel';
import { chainOf, NOTHING } from './sentence';
import { writeCalculation, writeGroup } from './write-feel';

export interface RuleEditorProps {
  readonly rule: RuleDef;
  readonly targetTitle: string;
  /** what the target holds; a section holds nothing */
  readonly target: Pick<RuleField, 'kind' | 'options'>;
  readonly vocabulary: Vocabulary;
  readonly isReadonly: boolean;
  /** a place to try the rule */
  readonly test: ReactNode;
  onChange(rule: RuleDef): void;
  onRemove(): void;
}

/** One rule as a sentence with blanks; its FEEL is one click away, both ways. What no sentence can say is shown as FEEL alone. */
export function RuleEditor(props: RuleEditorProps) {
  const { rule, targetTitle, vocabulary, isReadonly, test, onChange, onRemove } = props;
  const id = useId();
  const name = t('rules.name', { effect: effectTitle(rule.effect), title: targetTitle });
  const isSaid = rule.expression.trim() === 'true' || (rule.effect === 'calculate' ? readCalculation(rule.expression) : readGroup(rule.expression)) !== undefined;
  // a period is read by its ends and an option by what is told of it, their names alone by the check of names
  const names = useMemo(() => new Set(vocabulary.fields.map((field) => field.id.replace(/\..*$/, ''))), [vocabulary]);
  return (
    <article className="ld-rule" aria-label={name}>
      <header>
        <strong>{t(`rules.lead.${rule.effect}`)}</strong>
        {!isReadonly && <Button size="small" type="text" danger aria-label={t('rules.remove', { name })} onClick={onRemove}>{t('forms.remove')}</Button>}
      </header>
      <Sentence {...props} />
      <p className="ld-rule-end">{t(`rules.end.${rule.effect}`, { title: targetTitle })}</p>
      {rule.effect === 'check' && (
        <Field label={t('rules.message')} htmlFor={id}>
          <Input id={id} maxLength={200} readOnly={isReadonly} value={rule.message ?? ''} onChange={(event) => onChange({ ...rule, message: event.target.value })} />
        </Field>
      )}
      <Collapse
        ghost size="small" destroyOnHidden defaultActiveKey={isSaid ? [] : ['feel']}
        items={[
          { key: 'test', label: t('rules.test.title'), children: test },
          { key: 'feel', label: t('rules.expert'), children: <FeelEditor label={t('rules.feel')} value={rule.expression} names={names} isReadonly={isReadonly} onChange={(expression) => onChange({ ...rule, expression })} /> },
        ]}
      />
    </article>
  );
}

function Sentence({ rule, target, vocabulary, isReadonly, onChange }: RuleEditorProps) {
  const write = (expression: string): void => onChange({ ...rule, expression });
  const common = { vocabulary, isReadonly };
  if (rule.effect === 'calculate') {
    const calculation = readCalculation(rule.expression);
    if (calculation) return <CalculationEditor {...common} kind={target.kind} options={target.options} calculation={calculation} onChange={(next) => write(writeCalculation(next))} />;
    return <OnlyFeel isReadonly={isReadonly} onStart={() => write(writeCalculation({ cases: [], otherwise: chainOf(NOTHING) }))} />;
  }
  const group = readGroup(rule.expression);
  if (group) return <GroupEditor {...common} group={group} onChange={(next) => write(writeGroup(next))} />;
  const start = (): void => write(writeGroup({ joint: 'and', parts: [firstCondition({ kind: 'field', id: vocabulary.fields[0]?.id ?? '' }, vocabulary)] }));
  if (rule.expression.trim() !== 'true') return <OnlyFeel isReadonly={isReadonly} onStart={start} />;
  return (
    <p>
      {t('rules.always')}
      {!isReadonly && vocabulary.fields.length > 0 && <Button size="small" type="link" onClick={start}>{t('rules.makeConditional')}</Button>}
    </p>
  );
}

function OnlyFeel({ isReadonly, onStart }: { readonly isReadonly: boolean; readonly onStart: () => void }) {
  return (
    <>
      <Note type="info" text={t('rules.onlyFeel')} />
      {!isReadonly && <Button size="small" type="link" onClick={onStart}>{t('rules.makeSimple')}</Button>}
    </>
  );
}

