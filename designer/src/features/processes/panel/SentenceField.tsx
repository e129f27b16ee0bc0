import { Button } from 'antd';
import { type Clause, type Condition, parseCondition, writeCondition } from '../model/condition';
import { t } from '../text';
import { ClauseRow } from './ClauseRow';
import { OUTCOME, type Speech } from './condition-words';
import { Choice } from './controls';
import { FeelText } from './FeelText';

function firstClause(speech: Speech): Clause {
  const [outcome] = speech.outcomes;
  if (outcome) return { left: OUTCOME, operator: '=', value: outcome.id };
  return { left: speech.fields[0]?.id ?? speech.params[0]?.id ?? OUTCOME, operator: '=', value: null };
}

interface SentenceProps {
  /** FEEL without `=`; '' = no condition */
  readonly value: string;
  readonly speech: Speech;
  readonly disabled: boolean;
  readonly onChange: (feel: string) => void;
}

/** A condition as sentences with blanks; what says more than that as an expression. */
export function SentenceField({ value, speech, disabled, onChange }: SentenceProps) {
  const condition: Condition | undefined = value === '' ? { join: 'and', clauses: [] } : parseCondition(value);
  const write = (next: Condition): void => onChange(next.clauses.length === 0 ? '' : writeCondition(next));
  if (!condition) return <FeelText label={t('condition.feel')} name="sentence-feel" hint={t('condition.feelHint')} rows={2} value={value} disabled={disabled} onChange={onChange} />;
  const { clauses, join } = condition;
  const joins = [{ value: 'and', title: t('condition.and') }, { value: 'or', title: t('condition.or') }];
  return (
    <>
      {clauses.length > 1 && <Choice label={t('condition.join')} name="join" value={join} options={joins} disabled={disabled} onChange={(chosen) => write({ ...condition, join: chosen === 'or' ? 'or' : 'and' })} />}
      {clauses.map((clause, index) => (
        <ClauseRow
          key={index} index={index} clause={clause} speech={speech} disabled={disabled}
          onChange={(next) => write({ ...condition, clauses: clauses.map((other, at) => (at === index ? next : other)) })}
          onRemove={() => write({ ...condition, clauses: clauses.filter((_other, at) => at !== index) })}
        />
      ))}
      <div><Button size="small" disabled={disabled} data-field="clause-add" onClick={() => write({ ...condition, clauses: [...clauses, firstClause(speech)] })}>{t(clauses.length === 0 ? 'condition.start' : 'condition.add')}</Button></div>
    </>
  );
}
