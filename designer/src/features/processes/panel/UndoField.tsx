import { handlerOf, handlersFor, newHandler, setHandler } from '../diagram/undo';
import type { DiagramElement } from '../diagram/types';
import { t } from '../text';
import { useEditing } from './context';
import { Choice } from './controls';

const NEW = 'new-handler';

/** Which step undoes what this event sits on. */
export function UndoField({ element }: { readonly element: DiagramElement }) {
  const { diagram, readonly } = useEditing();
  const now = handlerOf(element);
  const steps = [...new Set([...(now ? [now] : []), ...handlersFor(element)])];
  const options = [...steps.map((step) => ({ value: step.id, title: step.businessObject.name || step.id })), { value: NEW, title: t('undo.new') }];
  const choose = (id: string): void => diagram.change(t('step.undo'), (get) => {
    if (id === NEW) newHandler(get, element, t('undo.name', { step: element.host?.businessObject.name ?? '' }));
    else setHandler(get, element, id);
    get('selection').select(element);
  });
  return <Choice label={t('undo.by')} name="undo" value={now?.id ?? ''} options={options} placeholder={t('own.choose')} hint={t('undo.hint')} disabled={readonly} onChange={choose} />;
}
