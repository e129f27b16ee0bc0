import type { SignSpec } from '../diagram/loop';
import { outcomesOf } from '../diagram/step';
import type { DiagramElement } from '../diagram/types';
import { t } from '../text';
import { Field } from '../../../ui';
import { Choice, NumberBox } from './controls';
import { FeelText } from './FeelText';

interface SignProps { readonly element: DiagramElement; readonly sign: SignSpec; readonly disabled: boolean; readonly onChange: (next: Partial<SignSpec>) => void }
const USUAL_SHARE = 60;

/** Which outcome is a yes, what a no does, how many are needed. */
export function SignFields({ element, sign, disabled, onChange }: SignProps) {
  const outcomes = outcomesOf(element).map(({ id, title }) => ({ value: id, title }));
  const [yes, no] = outcomes;
  return (
    <>
      {yes && <Choice label={t('many.consent')} name="consent" value={sign.consent || yes.value} options={outcomes} disabled={disabled} onChange={(consent) => onChange({ consent })} />}
      {no && <Choice label={t('many.refusal')} name="refusal" value={sign.refusal || no.value} options={outcomes} disabled={disabled} onChange={(refusal) => onChange({ refusal })} />}
      {outcomes.length < 2 && <p className="ld-hint">{t('many.noOutcomes')}</p>}
      {sign.rule !== 'any' && <Choice label={t('many.onRefusal')} name="on-refusal" value={sign.onRefusal} options={(['ends', 'counted'] as const).map((value) => ({ value, title: t(`many.onRefusals.${value}`) }))} disabled={disabled} onChange={(next) => onChange({ onRefusal: next === 'counted' ? 'counted' : 'ends' })} />}
      {sign.rule === 'vote' && <Share sign={sign} disabled={disabled} onChange={onChange} />}
      {sign.rule === 'vote' && <details className="pe-details" open={sign.weight !== ''}><summary>{t('many.weights')}</summary><FeelText label={t('many.weight')} name="weight" hint={t('many.weightHint')} value={sign.weight} disabled={disabled} onChange={(weight) => onChange({ weight })} /></details>}
    </>
  );
}

function Share({ sign, disabled, onChange }: Omit<SignProps, 'element'>) {
  const percent = sign.share === '' ? undefined : Math.round(Number(sign.share) * 100);
  return (
    <>
      <Choice label={t('many.share')} name="share" value={percent === undefined ? 'half' : 'share'} options={(['half', 'share'] as const).map((value) => ({ value, title: t(`many.shares.${value}`) }))} disabled={disabled} onChange={(next) => onChange({ share: next === 'half' ? '' : String(USUAL_SHARE / 100) })} />
      {percent !== undefined && <Field label={t('many.percent')}><NumberBox label={t('many.percent')} name="percent" min={1} value={percent} disabled={disabled} onChange={(next) => onChange({ share: String(Math.min(100, next) / 100) })} /></Field>}
    </>
  );
}
