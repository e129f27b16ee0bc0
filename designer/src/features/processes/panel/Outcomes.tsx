import { Button, Checkbox } from 'antd';
import { applyConditions } from '../diagram/flows';
import { leadTo, newEnd } from '../diagram/route';
import { type Outcome, setOutcomes } from '../diagram/step';
import type { DiagramElement, Get } from '../diagram/types';
import { type Graph, type GraphNode, leadsTo } from '../model/graph';
import { freeId } from '../model/new-id';
import { reroute, type Route, routesOf } from '../model/outcome-routes';
import { t } from '../text';
import { Field } from '../../../ui';
import { useEditing } from './context';
import { Choice, type Option, TextField } from './controls';

const NEW_END = 'new-end';
const BY_CONDITIONS = 'by-conditions';
const NODE = 'node:';

interface OutcomesProps { readonly element: DiagramElement; readonly outcomes: readonly Outcome[]; readonly gateway: GraphNode | undefined }

/** The decisions of a step: title, reason, and where each leads by the gateway behind the step. */
export function Outcomes({ element, outcomes, gateway }: OutcomesProps) {
  const { diagram, readonly } = useEditing();
  const graph = diagram.graph();
  const routes = gateway ? routesOf(graph, gateway, outcomes.map((outcome) => outcome.id)) : [];
  const change = (label: string, run: (get: Get) => void, merge?: string): void => diagram.change(label, run, merge);
  const add = (): void => change(t('step.outcomes'), (get) =>
    setOutcomes(get, element, [...outcomes, { id: freeId('outcome', outcomes.map((outcome) => outcome.id)), title: t('how.newOutcome'), comment: false }]));
  return (
    <Field label={t('how.outcomes')} hint={outcomes.length === 0 ? t('how.noOutcomes') : undefined}>
      {outcomes.map((outcome, index) => <Row key={outcome.id} index={index} outcome={outcome} element={element} outcomes={outcomes} gateway={gateway} route={routes[index]} />)}
      <Button size="small" disabled={readonly} data-field="outcome-add" onClick={add}>{t('how.add')}</Button>
    </Field>
  );
}

interface RowProps extends OutcomesProps { readonly index: number; readonly outcome: Outcome; readonly route: Route | undefined }

function Row({ index, outcome, element, outcomes, gateway, route }: RowProps) {
  const { diagram, readonly } = useEditing();
  const graph = diagram.graph();
  const replace = (get: Get, next: Outcome): void => setOutcomes(get, element, outcomes.map((other) => (other.id === outcome.id ? next : other)));
  const rename = (title: string): void => diagram.change(t('step.outcomes'), (get) => {
    replace(get, { ...outcome, title });
    const flow = route?.flow === undefined ? undefined : get('elementRegistry').get(route.flow);
    if (flow && flow.businessObject.name === outcome.title) get('modeling').updateProperties(flow, { name: title });
  }, `outcome:${element.id}:${outcome.id}`);
  const remove = (): void => diagram.change(t('step.outcomes'), (get) => {
    setOutcomes(get, element, outcomes.filter((other) => other.id !== outcome.id));
    if (gateway) applyConditions(get, reroute(graph, gateway, outcome.id, undefined));
  });
  return (
    <div className="pe-outcome" data-outcome={outcome.id}>
      <TextField label={t('how.titleN', { n: index + 1 })} name={`outcome-title-${index}`} value={outcome.title} disabled={readonly} onChange={rename} />
      <div className="ld-row">
        <Checkbox checked={outcome.comment} disabled={readonly} onChange={(event) => diagram.change(t('step.outcomes'), (get) => replace(get, { ...outcome, comment: event.target.checked }))}>{t('how.comment')}</Checkbox>
        <span className="ld-grow" />
        <Button type="text" size="small" disabled={readonly} aria-label={t('how.remove', { title: outcome.title })} title={t('how.remove', { title: outcome.title })} onClick={remove}>✕</Button>
      </div>
      {gateway && route && <Destination outcome={outcome} gateway={gateway} route={route} index={index} />}
    </div>
  );
}

function destinations(graph: Graph, gateway: GraphNode, route: Route): readonly Option[] {
  const flows = gateway.outgoing.flatMap((id) => graph.flows.get(id) ?? []);
  const reached = new Set(flows.map((flow) => flow.to));
  const named = flows.map((flow) => ({ flow, target: leadsTo(graph, flow) || flow.to }));
  const others = [...graph.nodes.values()].filter((node) => !reached.has(node.id) && node.id !== gateway.id && !node.starts && node.attachedTo === undefined && node.title !== '');
  return [
    ...(route.flow === undefined ? [{ value: BY_CONDITIONS, title: t(gateway.standard === undefined ? 'how.unrouted' : 'how.conditions') }] : []),
    ...named.map(({ flow, target }) => ({ value: flow.id, title: flow.id === gateway.standard ? t('how.byDefault', { target }) : target })),
    { value: NEW_END, title: t('how.toEnd') },
    ...others.map((node) => ({ value: `${NODE}${node.id}`, title: t('how.toNode', { node: node.title }) })),
  ];
}

function Destination({ outcome, gateway, route, index }: { readonly outcome: Outcome; readonly gateway: GraphNode; readonly route: Route; readonly index: number }) {
  const { diagram, readonly } = useEditing();
  const graph = diagram.graph();
  const go = (value: string): void => {
    if (value === BY_CONDITIONS) return;
    diagram.change(t('step.route'), (get) => {
      if (value === NEW_END) newEnd(get, gateway.id, outcome);
      else if (value.startsWith(NODE)) leadTo(get, gateway.id, outcome, value.slice(NODE.length));
      else return applyConditions(get, reroute(graph, gateway, outcome.id, value));
      return applyConditions(get, reroute(graph, gateway, outcome.id, undefined));
    });
  };
  return <Choice label={t('how.leadsN', { title: outcome.title })} name={`outcome-to-${index}`} value={route.flow ?? BY_CONDITIONS} options={destinations(graph, gateway, route)} disabled={readonly} onChange={go} />;
}
