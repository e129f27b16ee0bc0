import { Button } from 'antd';
import { setDefault } from '../diagram/flows';
import { isFlow } from '../diagram/graph-of';
import type { DiagramElement } from '../diagram/types';
import { parseCondition, feelOf } from '../model/condition';
import { entryOf } from '../model/dialect';
import { type GraphFlow, leadsTo } from '../model/graph';
import { t } from '../text';
import { Field } from '../../../ui';
import { conditionText, speechAt } from './condition-words';
import { useEditing } from './context';
import { Choice } from './controls';

/** 怎么走 of a gateway: its flows with their conditions in words, and the one taken when none holds. */
export function BranchesTab({ element }: { readonly element: DiagramElement }) {
  const { diagram, pack, readonly } = useEditing();
  const graph = diagram.graph();
  const node = graph.nodes.get(element.id);
  const flows = element.outgoing.filter(isFlow).flatMap((flow) => graph.flows.get(flow.id) ?? []);
  const target = (flow: GraphFlow): string => leadsTo(graph, flow) || flow.to;
  const words = (flow: GraphFlow): string => {
    if (flow.id === node?.standard) return t('how.otherwise');
    if (flow.condition === undefined) return node?.conditional ? t('how.noCondition') : flow.title;
    const parsed = parseCondition(flow.condition);
    return parsed ? conditionText(parsed, speechAt(graph, element.id, pack)) : feelOf(flow.condition);
  };
  const choose = (id: string): void => diagram.change(t('step.standard'), (get) => setDefault(get, element, id === '' ? undefined : get('elementRegistry').get(id)));
  const exclusive = entryOf(element.businessObject as never)?.type === 'exclusive-gateway';
  return (
    <>
      <Field label={t('how.branchesOf')} hint={node?.conditional ? t(exclusive ? 'how.order' : 'how.all') : undefined}>
        <ul className="pe-branches">
          {flows.map((flow) => (
            <li key={flow.id}>
              <div><strong>{flow.title || target(flow)}</strong><div className="ld-hint">{words(flow)} → {target(flow)}</div></div>
              <Button size="small" type="link" onClick={() => diagram.select(flow.id)}>{t('how.open')}</Button>
            </li>
          ))}
        </ul>
      </Field>
      {node?.conditional && flows.length > 1 && (
        <Choice
          label={t('how.standard')} name="default" value={node.standard ?? ''} disabled={readonly} onChange={choose}
          options={[{ value: '', title: t('how.noStandard') }, ...flows.map((flow) => ({ value: flow.id, title: flow.title ? `${flow.title} → ${target(flow)}` : target(flow) }))]}
        />
      )}
    </>
  );
}
