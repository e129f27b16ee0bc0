import { Button } from 'antd';
import { conditionOf, setCondition, setDefault } from '../diagram/flows';
import type { DiagramElement } from '../diagram/types';
import { bodyOf, type Clause, type Condition, feelOf, parseCondition, writeCondition } from '../model/condition';
import { t } from '../text';
import { Field } from '../../../ui';
import { ClauseRow } from './ClauseRow';
import { OUTCOME, type Speech, speechAt } from './condition-words';
import { useEditing } from './context';
import { Choice } from './controls';

/** When a token takes this flow, as a sentence. */
export function ConditionTab({ flow }: { readonly flow: DiagramElement }) {
  const { diagram, pack, readonly } = useEditing();
  const graph = diagram.graph();
  const gateway = graph.nodes.get(flow.source?.id ?? '');
  if (!gateway?.conditional || gateway.outgoing.length < 2) return <p className="ld-hint">{t('condition.always')}</p>;
  if (gateway.standard === flow.id) return <p className="ld-hint">{t('condition.isDefault')}</p>;
  const makeDefault = (): void => diagram.change(t('step.standard'), (get) => flow.source && setDefault(get, flow.source, flow));
  return (
    <Field label={t('condition.title')}>
      <Sentence flow={flow} speech={speechAt(graph, gateway.id, pack)} />
      <div><Button size="small" disabled={readonly} data-field="make-default" onClick={makeDefault}>{t('condition.makeDefault')}</Button></div>
    </Field>
  );
}

function firstClause(speech: Speech): Clause {
  const [outcome] = speech.outcomes;
  if (outcome) return { left: OUTCOME, operator: '=', value: outcome.id };
  return { left: speech.fields[0]?.id ?? speech.params[0]?.id ?? OUTCOME, operator: '=', value: null };
}

function Sentence({ flow, speech }: { readonly flow: DiagramElement; readonly speech: Speech }) {
  const { diagram, readonly } = useEditing();
  const body = conditionOf(flow);
  const condition: Condition | undefined = body === undefined ? { join: 'and', clauses: [] } : parseCondition(body);
  const write = (next: Condition): void =>
    diagram.change(t('step.condition'), (get) => setCondition(get, flow, next.clauses.length === 0 ? undefined : bodyOf(writeCondition(next))), `condition:${flow.id}`);
  if (!condition) return <p className="ld-hint">{t('condition.feelHint')}<br /><code className="ld-mono">{feelOf(body ?? '')}</code></p>;
  const { clauses, join } = condition;
  const joins = [{ value: 'and', title: t('condition.and') }, { value: 'or', title: t('condition.or') }];
  return (
    <>
      {clauses.length > 1 && <Choice label={t('condition.join')} name="join" value={join} options={joins} disabled={readonly} onChange={(value) => write({ ...condition, join: value === 'or' ? 'or' : 'and' })} />}
      {clauses.map((clause, index) => (
        <ClauseRow
          key={index} index={index} clause={clause} speech={speech} disabled={readonly}
          onChange={(next) => write({ ...condition, clauses: clauses.map((other, at) => (at === index ? next : other)) })}
          onRemove={() => write({ ...condition, clauses: clauses.filter((_other, at) => at !== index) })}
        />
      ))}
      <div><Button size="small" disabled={readonly} data-field="clause-add" onClick={() => write({ ...condition, clauses: [...clauses, firstClause(speech)] })}>{t(clauses.length === 0 ? 'condition.start' : 'condition.add')}</Button></div>
    </>
  );
}
