import { Button } from 'antd';
import { addApproval, addBranches } from '../diagram/approval';
import { isFlow } from '../diagram/graph-of';
import { type Outcome, outcomesOf, rejecting, returning, returns } from '../diagram/step';
import type { DiagramElement, Get } from '../diagram/types';
import { gatewayAfter, leadsTo, passedSteps } from '../model/graph';
import { t } from '../text';
import { Field } from '../../../ui';
import { useEditing } from './context';
import { Choice, Choices } from './controls';
import { Copies } from './Copies';
import { Outcomes } from './Outcomes';

/** 怎么走: what the performer may decide, where each decision leads, where it may go back to. */
export function HowTab({ element }: { readonly element: DiagramElement }) {
  const { diagram } = useEditing();
  const graph = diagram.graph();
  const gateway = gatewayAfter(graph, element.id);
  const outcomes = outcomesOf(element);
  const canBranch = !gateway && element.outgoing.filter(isFlow).length === 1;
  return (
    <>
      {canBranch && outcomes.length === 0 && <Usual element={element} />}
      <Outcomes element={element} outcomes={outcomes} gateway={gateway} />
      {canBranch && outcomes.length > 1 && <Branch element={element} outcomes={outcomes} />}
      <Back element={element} />
      <Copies element={element} />
      <Next element={element} />
    </>
  );
}

/** Steps by what they are to this one, whatever they are called. */
const WORDS = ['$previous', '$first', '*'] as const;
const CALLER = '$caller';
const WORD_KEYS = { $previous: 'previous', $first: 'first', '*': 'any', [CALLER]: 'caller' } as const;

/** Where it may be sent back to, how it comes back then, and whether it may be refused altogether. */
function Back({ element }: { readonly element: DiagramElement }) {
  const { diagram, pack, readonly: disabled } = useEditing();
  const passed = passedSteps(diagram.graph(), element.id);
  const chosen = returns.read(element);
  // a process of no service is one that others call
  const isCalled = pack.services.length === 0 || chosen.includes(CALLER);
  const words = [...(passed.length === 0 ? [] : WORDS), ...(isCalled ? ([CALLER] as const) : [])].map((value) => ({ value, title: t(`how.word.${WORD_KEYS[value]}`) }));
  const change = (run: (get: Get) => void): void => diagram.change(t('step.returns'), run);
  return (
    <>
      <Choices
        label={t('how.returns')} name="returns" placeholder={t(passed.length === 0 && !isCalled ? 'how.returnsNone' : 'how.returnsPlaceholder')} values={chosen} disabled={disabled}
        options={[...passed.map((node) => ({ value: node.id, title: node.title || node.id })), ...words]} onChange={(ids) => change((get) => returns.write(get, element, ids))}
      />
      {chosen.length > 0 && <Choice label={t('how.returning')} name="returning" value={returning.read(element)} options={[{ value: '', title: t('how.returned.choose') }, { value: 'again', title: t('how.returned.again') }, { value: 'resume', title: t('how.returned.resume') }]} disabled={disabled} onChange={(mode) => change((get) => returning.write(get, element, mode))} />}
      <Choice label={t('how.reject')} name="reject" value={rejecting.read(element)} options={[{ value: '', title: t('how.rejects.no') }, { value: 'end', title: t('how.rejects.end') }, { value: 'initiator', title: t('how.rejects.initiator') }]} disabled={disabled} onChange={(to) => change((get) => rejecting.write(get, element, to))} />
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
      <Button block disabled={readonly} data-field="usual" onClick={add}>{t('how.usual')}</Button>
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
