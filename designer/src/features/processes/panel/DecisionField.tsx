import { Link, useParams } from 'react-router';
import { propertyOf } from '../diagram/own-props';
import type { DiagramElement } from '../diagram/types';
import type { DialectEntry } from '../model/dialect';
import { freeId } from '../model/new-id';
import { t } from '../text';
import { useEditing } from './context';
import { Choice } from './controls';

const RESULT = 'result';

/** Which decision a step asks, with the way to its table. A result that has no name yet gets one. */
export function DecisionField({ element, entry, label }: { readonly element: DiagramElement; readonly entry: DialectEntry; readonly label: string }) {
  const { packId = '' } = useParams();
  const { diagram, pack, readonly } = useEditing();
  const [decision, result] = [propertyOf(entry, 'decision')?.property, propertyOf(entry, 'resultVariable')?.property];
  const value = String(decision?.read(element) ?? '');
  const chosen = pack.decisions.find((one) => one.id === value);
  const taken = [...diagram.graph().nodes.values()].flatMap((node) => node.result?.name ?? []);
  const choose = (id: string): void => diagram.change(t('step.own'), (get) => {
    decision?.write(get, element, id);
    if (result?.read(element) === '') result.write(get, element, taken.includes(RESULT) ? freeId(RESULT, taken) : RESULT);
  });
  const options = pack.decisions.map(({ id, title }) => ({ value: id, title }));
  const hint = options.length === 0 ? t('own.noDecisions') : chosen && <Link to={`/packs/${packId}/decisions/${encodeURIComponent(chosen.file)}?at=${encodeURIComponent(`/${chosen.id}`)}`}>{t('own.openDecision', { title: chosen.title })}</Link>;
  return <Choice label={label} name="decision" value={value} options={options} placeholder={t('own.choose')} hint={hint} disabled={readonly} onChange={choose} />;
}
