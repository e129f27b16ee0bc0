import { useState } from 'react';
import { bodyOf, feelOf } from '../model/condition';
import { t } from '../text';
import { useEditing } from './context';
import { Choice } from './controls';
import { FeelText } from './FeelText';

const OWN = '';
const BY_FEEL = 'feel';

/** The unit that people are looked for from: the case's own, one that the form names, or what an expression says. */
export function UnitField({ value, onChange }: { readonly value: string; readonly onChange: (unit: string) => void }) {
  const { pack, readonly } = useEditing();
  const feel = feelOf(value);
  const fields = pack.fields.filter((field) => field.type === 'string' && field.options.length === 0 && field.isSealed !== true);
  const isField = fields.some((field) => field.id === feel);
  const [wantsFeel, want] = useState(false);
  const now = isField ? feel : value !== '' || wantsFeel ? BY_FEEL : OWN;
  const choose = (next: string): void => {
    want(next === BY_FEEL);
    onChange(next === OWN || next === BY_FEEL ? '' : bodyOf(next));
  };
  const options = [{ value: OWN, title: t('who.own') }, ...fields.map((field) => ({ value: field.id, title: t('who.unitField', { title: field.title }) })), { value: BY_FEEL, title: t('who.byFeel') }];
  return (
    <>
      <Choice label={t('who.unit')} name="unit" value={now} options={options} {...(now === OWN ? {} : { hint: t('who.unitHint') })} disabled={readonly} onChange={choose} />
      {now === BY_FEEL && <FeelText label={t('who.unitFeel')} name="unit-feel" value={feel} disabled={readonly} onChange={(next) => onChange(next === '' ? '' : bodyOf(next))} />}
    </>
  );
}
