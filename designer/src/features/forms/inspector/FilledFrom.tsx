import { coreText } from '@liandong/core/run';
import { Select } from 'antd';
import { useId } from 'react';
import { Field } from '../../../ui';
import { type Source, setSource, sourceOf, sourcesFor } from '../model/derived';
import { titleAt } from '../model/paths';
import { t } from '../text';
import type { EditedForm } from '../use-form';

const BY_HAND = '';
const keyOf = ({ from, what }: Source): string => `${from}:${what}`;

/** Asked where a field beside this one says what belongs here: nobody types what an id number tells. */
export function FilledFrom({ edited, field }: { readonly edited: EditedForm; readonly field: string }) {
  const id = useId();
  const { form, readonly } = edited;
  const [sources, source] = [sourcesFor(form, field), sourceOf(form, field)];
  if (sources.length === 0 && !source) return null;
  const known = source && !sources.some((one) => keyOf(one) === keyOf(source)) ? [...sources, { ...source, title: source.from }] : sources;
  const options = known.map((one) => ({ value: keyOf(one), label: t('forms.filledFrom', { title: one.title, what: coreText(`derived.${one.what}`) ?? one.what }) }));
  const choose = (key: string): void => edited.edit(t('forms.did.set', { title: titleAt(form, field), what: t('forms.filling') }), (one) => setSource(one, field, known.find((each) => keyOf(each) === key)));
  return (
    <Field label={t('forms.filling')} htmlFor={id} hint={source ? t('forms.fillingHint') : undefined}>
      <Select id={id} className="ld-choose" disabled={readonly} value={source ? keyOf(source) : BY_HAND} options={[{ value: BY_HAND, label: t('forms.byHand') }, ...options]} onChange={choose} />
    </Field>
  );
}
