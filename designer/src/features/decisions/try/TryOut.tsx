import type { Json } from '@liandong/core/run';
import { Alert, Button, Input, Select } from 'antd';
import { useId } from 'react';
import { Field } from '../../../ui';
import { valueText } from '../model/words';
import { t } from '../text';
import type { Asked, Tried } from './use-try';

interface TryProps { readonly tried: Tried; readonly isTable: boolean; readonly options: Asked['spoken']['options'] }

/** Type what is known, see what comes out and by which rows. */
export function TryOut({ tried, isTable, options }: TryProps) {
  const { asked, answers, usesParams, isReady } = tried;
  return (
    <div data-native-undo>
      <p className="ld-hint">{t('try.hint')}{usesParams && <><br />{t('try.given')}</>}</p>
      {asked.length === 0 && <p className="ld-hint">{t('try.none')}</p>}
      {asked.map((one) => <Answer key={one.name} asked={one} value={answers[one.name]} onChange={(value) => tried.answer(one.name, value)} />)}
      {Object.keys(answers).length > 0 && <p><Button size="small" onClick={tried.reset}>{t('try.reset')}</Button></p>}
      {isReady ? <Outcome tried={tried} isTable={isTable} options={options} /> : <Alert type="warning" showIcon icon={<Mark />} title={t('try.notReady')} />}
    </div>
  );
}
const Mark = () => <span className="ld-mark" aria-hidden="true">!</span>;

interface AnswerProps { readonly asked: Asked; readonly value: string | readonly string[] | undefined; onChange(value: string | readonly string[]): void }
function Answer({ asked: { spoken }, value, onChange }: AnswerProps) {
  const id = useId();
  const { title, kind, options } = spoken;
  const choices = options.map((option) => ({ value: option.value, label: option.title }));
  const [text, list] = [typeof value === 'string' ? value : '', typeof value === 'object' ? [...value] : []];
  const yesNo = [{ value: t('word.yes'), label: t('word.yes') }, { value: t('word.no'), label: t('word.no') }];
  const select = (offered: { value: string; label: string }[]) => <Select id={id} allowClear className="dt-wide" placeholder={t('try.notGiven')} value={text === '' ? null : text} options={offered} onChange={(next: string | null) => onChange(next ?? '')} />;
  return (
    <Field label={title} htmlFor={id} {...(kind === 'other' ? { hint: t('try.any') } : {})}>
      {kind === 'list' ? <Select id={id} mode={choices.length > 0 ? 'multiple' : 'tags'} className="dt-wide" placeholder={t('try.notGiven')} value={list} options={choices} onChange={(next: string[]) => onChange(next)} />
        : kind === 'boolean' ? select(yesNo)
          : choices.length > 0 ? select(choices)
            : <Input id={id} type={kind === 'date' ? 'date' : 'text'} inputMode={kind === 'number' ? 'decimal' : 'text'} value={text} placeholder={t('try.notGiven')} onChange={(event) => onChange(event.target.value)} />}
    </Field>
  );
}

const plain = (value: Json, options: Asked['spoken']['options']): string => {
  if (value === null) return t('try.empty');
  if (typeof value === 'boolean') return valueText({ kind: 'boolean', text: String(value) }, { kind: 'boolean', options: [] });
  if (typeof value !== 'object') return valueText({ kind: 'text', text: String(value) }, { kind: 'text', options });
  if (Array.isArray(value)) return value.length === 0 ? t('try.empty') : value.map((one) => plain(one, options)).join(t('word.or'));
  return Object.entries(value).map(([name, part]) => t('try.part', { name, value: plain(part, options) })).join('\n');
};

function Outcome({ tried: { value, hits, problems }, isTable, options }: TryProps) {
  return (
    <section className="dt-outcome" aria-label={t('try.result')} aria-live="polite">
      <h3>{t('try.result')}</h3>
      {problems.length > 0
        ? <Alert type="error" showIcon icon={<Mark />} title={t('try.cannot')} description={<ul>{problems.map((text) => <li key={text}>{text}</li>)}</ul>} />
        : <><p className="dt-value">{plain(value ?? null, options)}</p>{isTable && <p className="ld-hint">{hits.length > 0 ? t('try.hits', { rows: hits.join(t('word.or')) }) : t('try.noHit')}</p>}</>}
    </section>
  );
}
