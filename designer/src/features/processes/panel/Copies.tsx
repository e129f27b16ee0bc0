import { copies } from '../diagram/step';
import type { DiagramElement } from '../diagram/types';
import { t } from '../text';
import { Field } from '../../../ui';
import { useEditing } from './context';
import { RolePlaces } from './RolePlaces';

/** 抄送: who is told when the step is done. */
export function Copies({ element }: { readonly element: DiagramElement }) {
  const { diagram } = useEditing();
  const list = copies.read(element);
  return (
    <Field label={t('how.copies')} hint={t(list.length === 0 ? 'how.copiesNone' : 'how.copiesHint')}>
      <RolePlaces name="copy" list={list} mayBeOwn words={{ role: (n) => t('how.copyRole', { n }), at: (n) => t('how.copyAt', { n }), add: t('how.copyAdd') }} onChange={(next) => diagram.change(t('step.copies'), (get) => copies.write(get, element, next))} />
    </Field>
  );
}
