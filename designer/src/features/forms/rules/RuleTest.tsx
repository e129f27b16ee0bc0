import { feelVariables, type FormDef, type RuleDef } from '@liandong/core/run';
import { FormView } from '@liandong/form';
import { useMemo, useState } from 'react';
import { useDraft } from '../../../editing';
import { Note } from '../../../ui';
import { codesOf, formOfFields, paramsOf, programWith } from '../canvas/preview-program';
import { propertiesOf, tableOf } from '../model/paths';
import { useTestAnswers } from '../preview/test-answers';
import { t } from '../text';
import type { Vocabulary } from './field-kinds';
import { OPTION } from './option-fields';
import { type Verdict, verdictsOf } from './rule-verdict';

interface RuleTestProps {
  readonly form: FormDef;
  readonly rule: RuleDef;
  readonly targetTitle: string;
  readonly vocabulary: Vocabulary;
}

/** Fields that one fills in to try a rule: what it reads, and the child table that it stands in. */
function fieldsRead(form: FormDef, rule: RuleDef): string[] {
  const known = propertiesOf(form);
  const table = tableOf(rule.target);
  const reads = feelVariables(rule.expression).filter((name) => known[name] && name !== table && !(rule.effect === 'options' && name === OPTION));
  return table === undefined ? reads : [table, ...reads];
}

/** Answers are typed, and the rule says at once what it makes of them and why. The answers are the ones of the preview. */
export function RuleTest({ form, rule, targetTitle, vocabulary }: RuleTestProps) {
  const draft = useDraft();
  const [now] = useState(() => new Date().toISOString());
  const [answers, setAnswers] = useTestAnswers(draft.packId, form.id);
  const codes = useMemo(() => codesOf(draft), [draft]);
  const reads = fieldsRead(form, rule).join(' ');
  const part = useMemo(() => formOfFields(form, reads.split(' ').filter((id) => id !== '')), [form, reads]);
  const program = useMemo(() => programWith(undefined, part, codes), [part, codes]);
  const params = useMemo(() => paramsOf(draft), [draft]);
  const verdicts = useMemo(() => verdictsOf({ form, rule, answers, vocabulary, params, now, codes }), [form, rule, answers, vocabulary, params, now, codes]);
  const shown = Object.fromEntries(Object.entries(answers).filter(([id]) => propertiesOf(part)[id]));
  return (
    <div className="ld-rule-test" data-native-undo>
      {reads === '' ? <p className="ld-hint">{t('rules.test.readsNothing')}</p> : <div className="ld-frame"><FormView program={program} formId={part.id} data={shown} onChange={(next) => setAnswers({ ...answers, ...next })} /></div>}
      {verdicts.length === 0 && <p className="ld-hint">{t('rules.test.noRows')}</p>}
      <div role="status" aria-label={t('rules.test.result')}>{verdicts.map((one) => <Result key={one.row ?? 0} verdict={one} rule={rule} targetTitle={targetTitle} />)}</div>
    </div>
  );
}

/** So many options are named. */
const SHOWN = 12;
const shownValue = (value: unknown): string => (value === null || value === undefined ? t('rules.test.noValue') : typeof value === 'object' ? JSON.stringify(value) : String(value));

function headline({ isTrue, value, offered }: Verdict, rule: RuleDef, targetTitle: string): string {
  if (rule.effect === 'calculate') return t('rules.test.worth', { title: targetTitle, value: shownValue(value) });
  if (rule.effect === 'options') return offered === undefined || offered.length === 0 ? t('rules.test.offersNone', { title: targetTitle }) : t('rules.test.offers', { title: targetTitle, count: offered.length, options: offered.slice(0, SHOWN).join(t('rules.test.and')) });
  if (rule.effect === 'check') return isTrue ? t('rules.test.passes') : t('rules.test.fails', { message: rule.message ?? '' });
  return t(isTrue ? `rules.test.does.${rule.effect}` : `rules.test.doesNot.${rule.effect}`, { title: targetTitle });
}

function Result({ verdict, rule, targetTitle }: { readonly verdict: Verdict; readonly rule: RuleDef; readonly targetTitle: string }) {
  const { row, isTrue, reasons, state, offered } = verdict;
  const text = headline(verdict, rule, targetTitle);
  const others = state && (rule.effect === 'visible' || rule.effect === 'required') && (rule.effect === 'visible' ? state.visible : state.required) !== isTrue;
  return (
    <>
      <Note type={isTrue || rule.effect === 'calculate' || (rule.effect === 'options' && offered !== undefined && offered.length > 0) ? 'success' : rule.effect === 'check' ? 'warning' : 'info'} text={row === undefined ? text : t('rules.test.row', { n: row, text })} />
      <ul className="ld-reasons">{reasons.map((reason, index) => <li key={index}><span aria-hidden="true">{reason.isTrue ? '✓' : '✗'}</span> {reason.words}<span className="ld-hint"> {t(reason.isTrue ? 'rules.test.true' : 'rules.test.false')}</span></li>)}</ul>
      {others === true && <p className="ld-hint">{t('rules.test.others', { title: targetTitle })}</p>}
    </>
  );
}
