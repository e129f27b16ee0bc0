import { Button } from 'antd';
import { addApproval, addBranches } from '../diagram/approval';
import { isFlow } from '../diagram/graph-of';
import { type Outcome, outcomesOf, returns } from '../diagram/step';
import type { DiagramElement } from '../diagram/types';
import { gatewayAfter, leadsTo, passedSteps } from '../model/graph';
import { t } from '../text';
import { Field } from '../../../ui';
import { useEditing } from './context';
import { Choices } from './controls';
import { Outcomes } from './Outcomes';

/** 怎么走: what the performer may decide, where each decision leads, where it may go back to. */
export function HowTab({ element }: { readonly element: DiagramElement }) {
  const { diagram, readonly } = useEditing();
  const graph = diagram.graph();
  const passed = passedSteps(graph, element.id);
  const gateway = gatewayAfter(graph, element.id);
  const outcomes = outcomesOf(element);
  const canBranch = !gateway && element.outgoing.filter(isFlow).length === 1;
  return (
    <>
      {canBranch && outcomes.length === 0 && <Usual element={element} />}
      <Outcomes element={element} outcomes={outcomes} gateway={gateway} />
      {canBranch && outcomes.length > 1 && <Branch element={element} outcomes={outcomes} />}
      <Choices
        label={t('how.returns')} name="returns" placeholder={t(passed.length === 0 ? 'how.returnsNone' : 'how.returnsPlaceholder')} values={returns.read(element)} disabled={readonly}
        options={passed.map((node) => ({ value: node.id, title: node.title || node.id }))} onChange={(ids) => diagram.change(t('step.returns'), (get) => returns.write(get, element, ids))}
      />
      <Next element={element} />
    </>
  );
}

const approvalWords = () => ({ pass: t('approval.pass'), reject: t('approval.reject'), gateway: t('approval.gateway'), rejected: t('approval.rejected') });

function Usual({ element }: { readonly element: DiagramElement }) {
  const { diagram, readonly } = useEditing();
  const add = (): void => diagram.change(t('step.approval'), (get) => {
    addApproval(get, element, approvalWords());
    get('selection').select(element);
  });
  return (
    <div className="pe-offer">
      <Button type="primary" ghost block disabled={readonly} data-field="usual" onClick={add}>{t('how.usual')}</Button>
      <p className="ld-hint">{t('how.usualHint')}</p>
    </div>
  );
}

function Branch({ element, outcomes }: { readonly element: DiagramElement; readonly outcomes: readonly Outcome[] }) {
  const { diagram, readonly } = useEditing();
  const add = (): void => diagram.change(t('step.branches'), (get) => {
    addBranches(get, element, outcomes, { gateway: t('approval.gateway'), end: (outcome) => outcome.title });
    get('selection').select(element);
  });
  return (
    <div className="pe-offer">
      <p className="ld-hint">{t('how.branchesHint')}</p>
      <Button block disabled={readonly} data-field="branches" onClick={add}>{t('how.branches')}</Button>
    </div>
  );
}

function Next({ element }: { readonly element: DiagramElement }) {
  const { diagram } = useEditing();
  const graph = diagram.graph();
  const flows = element.outgoing.filter(isFlow).flatMap((flow) => graph.flows.get(flow.id) ?? []);
  return (
    <Field label={t('how.next')} hint={flows.length === 0 ? t('how.nothingNext') : undefined}>
      <ul className="pe-list">{flows.map((flow) => <li key={flow.id}><Button type="link" size="small" onClick={() => diagram.select(flow.to)}>{leadsTo(graph, flow) || flow.to}</Button></li>)}</ul>
    </Field>
  );
}
