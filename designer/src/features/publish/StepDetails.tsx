import type { TransformStep } from '@liandong/core/run';
import type { BreakingItem } from '@liandong/server/contract/packs';
import { Input, Select } from 'antd';
import { useState } from 'react';
import { t } from '../../text';
import { Field } from '../../ui';

interface DetailsProps<S extends TransformStep = TransformStep> { readonly step: S; readonly item: BreakingItem; readonly onChange: (step: TransformStep) => void }
type Of<T extends TransformStep['do']> = Extract<TransformStep, { readonly do: T }>;
const SEPARATORS = [{ value: ' ', key: 'space' }, { value: '、', key: 'pause' }, { value: '，', key: 'comma' }, { value: '/', key: 'slash' }, { value: '-', key: 'dash' }] as const;

/** Each option that is gone, and the one it becomes. */
function Recode({ step, item, onChange }: DetailsProps<Of<'recode'>>) {
  const choices = item.choices ?? [];
  const put = (from: string, index: number): void => {
    const choice = choices[index];
    if (choice) onChange({ ...step, map: { ...step.map, [from]: choice.value } });
  };
  return (
    <>
      {(item.gone ?? []).map(({ value, title }) => {
        const now = choices.findIndex((choice) => choice.value === step.map[String(value)]);
        return (
          <Field key={String(value)} label={t('publish.becomes', { title })}>
            <Select aria-label={t('publish.becomes', { title })} className="ld-choose" value={now < 0 ? null : now} placeholder={t('publish.chooseOption')} {...(now < 0 ? { status: 'error' as const } : {})} options={choices.map((choice, index) => ({ value: index, label: choice.title }))} onChange={(index: number) => put(String(value), index)} />
          </Field>
        );
      })}
    </>
  );
}

function Split({ step, onChange }: DetailsProps<Of<'split'>>) {
  return (
    <Field label={t('publish.splitAt')}>
      <Select aria-label={t('publish.splitAt')} className="ld-choose" value={step.at} options={SEPARATORS.map(({ value, key }) => ({ value, label: t(`publish.separator.${key}`) }))} onChange={(at: string) => onChange({ ...step, at })} />
    </Field>
  );
}

/** A value of the same kind as the proposed one; written when one leaves the line. */
function Default({ step, item, onChange }: DetailsProps<Of<'default'>>) {
  const proposed = item.proposals.find((known) => known.do === 'default')?.value;
  const [text, write] = useState(String(step.value ?? ''));
  if (item.choices) return null;
  const keep = (): void => {
    const value = typeof proposed === 'number' ? Number(text) : typeof proposed === 'boolean' ? text === 'true' : text;
    onChange({ ...step, value: Number.isNaN(value) ? 0 : value });
  };
  return <Field label={t('publish.fillWith')}><Input aria-label={t('publish.fillWith')} value={text} maxLength={200} inputMode={typeof proposed === 'number' ? 'decimal' : 'text'} onChange={(event) => write(event.target.value)} onBlur={keep} onPressEnter={keep} /></Field>;
}

/** What more a choice has to say. */
export function StepDetails({ step, item, onChange }: DetailsProps) {
  switch (step.do) {
    case 'recode': return <Recode step={step} item={item} onChange={onChange} />;
    case 'split': return <Split step={step} item={item} onChange={onChange} />;
    case 'default': return <Default step={step} item={item} onChange={onChange} />;
    case 'rename': case 'convert': case 'drop': return null;
  }
}
