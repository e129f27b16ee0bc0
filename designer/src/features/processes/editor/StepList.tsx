import { recordState, assignmentOf, form as formOf, due, returns } from '../diagram/step';
import { feelOf, parseCondition } from '../model/condition';
import { KNOWN } from '../model/dialect';
import type { GraphNode } from '../model/graph';
import { type StepRow, stepList } from '../model/step-list';
import { conditionText, speechAt } from '../panel/condition-words';
import { durationText } from '../panel/DurationField';
import { useEditing } from '../panel/context';
import { elementTitle, t } from '../text';

/** The same process from top to bottom, as office apps show it; a click selects. What only BPMN can say is shaded. */
export function StepList() {
  const { diagram } = useEditing();
  const { rows, unreached } = stepList(diagram.graph());
  const selected = diagram.selected()?.id;
  return (
    <div className="pe-steps" aria-label={t('list.title')}>
      <ol>{rows.map((row) => <Row key={row.key} row={row} isSelected={row.node.id === selected} />)}</ol>
      {unreached.length > 0 && <><h3>{t('list.unreached')}</h3><ol>{unreached.map((node) => <Row key={node.id} row={{ key: node.id, node, depth: 0, by: undefined, isDefault: false, jump: false }} isSelected={node.id === selected} />)}</ol></>}
    </div>
  );
}

const iconOf = (node: GraphNode): string => KNOWN.find((entry) => entry.type === node.type)?.icon ?? '';

function Row({ row, isSelected }: { readonly row: StepRow; readonly isSelected: boolean }) {
  const { diagram } = useEditing();
  const { node, jump } = row;
  const name = node.title || (node.type ? elementTitle(node.type) : node.id);
  const simple = node.human || node.conditional || node.starts || node.outgoing.length === 0;
  return (
    <li style={{ marginInlineStart: row.depth * 24 }}>
      <By row={row} />
      <button type="button" className={`pe-step${isSelected ? ' is-selected' : ''}${simple ? '' : ' is-bpmn'}${jump ? ' is-jump' : ''}`} data-step={node.id} aria-current={isSelected} onClick={() => diagram.select(node.id)}>
        <span className={iconOf(node)} aria-hidden="true" />
        <span>{jump ? t('list.jump', { title: name }) : name}</span>
        {!jump && <Facts node={node} />}
      </button>
    </li>
  );
}

function By({ row }: { readonly row: StepRow }) {
  const { diagram, pack } = useEditing();
  if (!row.by) return null;
  const parsed = parseCondition(row.by.condition ?? '');
  const words = row.isDefault ? t('list.standard') : parsed ? conditionText(parsed, speechAt(diagram.graph(), row.by.from, pack)) : feelOf(row.by.condition ?? '') || row.by.title;
  return words === '' ? null : <div className="pe-by">{words}</div>;
}

/** Who, what, until when: one line. */
function Facts({ node }: { readonly node: GraphNode }) {
  const { diagram, pack } = useEditing();
  const element = diagram.element(node.id);
  if (!element) return null;
  const state = pack.states.find((one) => one.id === recordState.read(element))?.title;
  const role = pack.roles.find((one) => one.id === assignmentOf(element).role)?.title;
  const form = pack.forms.find((one) => one.id === formOf.read(element))?.title;
  const back = returns.read(element).length > 0 ? t('list.returned') : undefined;
  const limit = due.read(element);
  const facts = [role, form, limit === '' ? undefined : durationText(limit), back, state].filter((fact) => fact !== undefined);
  return <small className="ld-hint">{facts.join(' · ')}</small>;
}
