import { Button } from 'antd';
import { conditionOf, setCondition, setDefault } from '../diagram/flows';
import type { DiagramElement } from '../diagram/types';
import { bodyOf, feelOf } from '../model/condition';
import { t } from '../text';
import { Field } from '../../../ui';
import { speechAt } from './condition-words';
import { useEditing } from './context';
import { SentenceField } from './SentenceField';

/** When a token takes this flow, as a sentence. */
export function ConditionTab({ flow }: { readonly flow: DiagramElement }) {
  const { diagram, pack, readonly } = useEditing();
  const graph = diagram.graph();
  const gateway = graph.nodes.get(flow.source?.id ?? '');
  if (!gateway?.conditional || gateway.outgoing.length < 2) return <p className="ld-hint">{t('condition.always')}</p>;
  if (gateway.standard === flow.id) return <p className="ld-hint">{t('condition.isDefault')}</p>;
  const makeDefault = (): void => diagram.change(t('step.standard'), (get) => flow.source && setDefault(get, flow.source, flow));
  const write = (feel: string): void => diagram.change(t('step.condition'), (get) => setCondition(get, flow, feel === '' ? undefined : bodyOf(feel)), `condition:${flow.id}`);
  return (
    <Field label={t('condition.title')}>
      <SentenceField value={feelOf(conditionOf(flow) ?? '')} speech={speechAt(graph, gateway.id, pack)} disabled={readonly} onChange={write} />
      <div><Button size="small" disabled={readonly} data-field="make-default" onClick={makeDefault}>{t('condition.makeDefault')}</Button></div>
    </Field>
  );
}
