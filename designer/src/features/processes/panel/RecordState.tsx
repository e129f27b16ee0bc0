import type { DiagramElement } from '../diagram/types';
import { recordState } from '../diagram/step';
import { t } from '../text';
import { useEditing } from './context';
import { Choice } from './controls';

/** The state the record enters when a token comes here. */
export function RecordState({ element }: { readonly element: DiagramElement }) {
  const { diagram, pack, readonly } = useEditing();
  const options = [{ value: '', title: t('what.sameState') }, ...pack.states.map((state) => ({ value: state.id, title: state.title }))];
  return <Choice label={t('what.state')} name="state" value={recordState.read(element)} options={options} disabled={readonly} onChange={(state) => diagram.change(t('step.state'), (get) => recordState.write(get, element, state))} />;
}
