import { Alert, Button, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { readTable, type Table } from '../../dmn';
import type { XmlElement } from '../../dmn/document';
import type { Finding } from '../../editing';
import { Columns } from '../../ui';
import { Grid } from './grid/Grid';
import { type TableActions, tableActions } from './grid/actions';
import { CellQuestions } from './inspector/CellQuestions';
import { DecisionQuestions } from './inspector/DecisionQuestions';
import { InputQuestions } from './inspector/InputQuestions';
import { OutputQuestions } from './inspector/OutputQuestions';
import { Sides } from './inspector/Sides';
import { type Column, columnsOf } from './model/columns';
import { findingsByPlace, HEAD, keyOf, type Place, placeIn } from './model/place';
import { t } from './text';
import { useTry } from './try/use-try';
import type { EditedDecision } from './use-decision';

/** The chosen place: here, else the one that the address names; none when it is gone. */
function usePlace(table: Table, decision: string, columns: number) {
  const [search] = useSearchParams();
  const at = search.get('at');
  const [chosen, choose] = useState<{ readonly at: string | null; readonly place: Place | undefined }>();
  const pointed = at === null ? undefined : placeIn(at, decision, table);
  const place = chosen && chosen.at === at ? chosen.place : pointed;
  const isThere = place !== undefined && place.row < table.rules.length && place.column < columns;
  return { place: isThere ? place : undefined, select: (next: Place | undefined) => choose({ at, place: next }) };
}

/** What is wrong here, where one looks. */
function Found({ findings }: { readonly findings: readonly Finding[] }) {
  if (findings.length === 0) return null;
  return <Alert className="dt-here" type={findings.some(({ severity }) => severity === 'error') ? 'error' : 'warning'} title={<ul>{findings.map(({ detail }, index) => <li key={index}>{detail}</li>)}</ul>} />;
}

/** Grid, questions about what is chosen in it, and a try at the side. */
export function TableDesigner({ edited, table: element }: { readonly edited: EditedDecision; readonly table: XmlElement }) {
  const { dmn, decision, readables, draft, path } = edited;
  const table = useMemo(() => readTable(dmn, element), [dmn, element]);
  const columns = useMemo(() => columnsOf(table, readables), [table, readables]);
  const { place, select } = usePlace(table, decision.id, columns.length);
  const tried = useTry(edited);
  const actions = tableActions(edited, table, columns, select);
  const { at, whole } = useMemo(() => findingsByPlace(draft.findings.filter((finding) => finding.item === path && finding.path.startsWith(`/${decision.id}`)), decision.id, table), [draft.findings, path, decision.id, table]);
  const { readonly } = draft;
  return (
    <Columns
      inspector={(
        <Sides tried={tried} isTable options={columns.find(({ side }) => side === 'output')?.options ?? []}>
          {place && <Found findings={at.get(keyOf(place)) ?? []} />}
          <Questions edited={edited} table={table} columns={columns} place={place} actions={actions} />
        </Sides>
      )}
    >
      <div className="dt-body">
        <div className="dt-over">
          <button type="button" className="ld-cell-button" aria-pressed={place === undefined} onClick={() => select(undefined)}>{t('grid.settings')}</button>
          <Policy table={table} isReadonly={readonly} onChange={actions.setPolicy} />
        </div>
        <Found findings={whole} />
        <Grid title={decision.name} table={table} columns={columns} place={place} hits={tried.asked.length === 0 || Object.keys(tried.answers).length > 0 ? tried.hits : []} findings={at} actions={actions} isReadonly={readonly} onSelect={select} />
        {!readonly && table.inputs.length > 0 && <div className="dt-add"><Button onClick={() => actions.addRow(table.rules.length)}>{t('grid.addRow')}</Button><span className="ld-hint">{t(table.rules.length === 0 ? 'grid.emptyRules' : 'grid.keys')}</span></div>}
      </div>
    </Columns>
  );
}

interface QuestionsProps { readonly edited: EditedDecision; readonly table: Table; readonly columns: readonly Column[]; readonly place: Place | undefined; readonly actions: TableActions }
/** About the chosen cell, the chosen column, else the decision. */
function Questions({ edited, table, columns, place, actions }: QuestionsProps) {
  const column = place && columns[place.column];
  const props = { edited, table, actions, isReadonly: edited.draft.readonly };
  if (!place || !column) return <><p className="ld-hint">{t('inspector.counts', { inputs: table.inputs.length, outputs: table.outputs.length, rules: table.rules.length })}</p><DecisionQuestions edited={edited} /></>;
  if (place.row !== HEAD) return <CellQuestions key={keyOf(place)} {...props} place={place} column={column} />;
  return column.side === 'input' ? <InputQuestions key={column.index} {...props} column={column} /> : <OutputQuestions key={column.index} {...props} column={column} />;
}

const POLICIES = ['FIRST', 'UNIQUE', 'ANY', 'PRIORITY', 'COLLECT', 'COLLECT SUM', 'COLLECT MIN', 'COLLECT MAX', 'COLLECT COUNT', 'RULE ORDER', 'OUTPUT ORDER'] as const;

function Policy({ table, isReadonly, onChange }: { readonly table: Table; readonly isReadonly: boolean; readonly onChange: (policy: string, aggregation: string) => void }) {
  const value = [table.policy, table.aggregation].filter((word) => word !== '').join(' ');
  const known = POLICIES.find((one) => one === value);
  const options = [...POLICIES.map((one) => ({ value: one as string, label: t(`policy.${one}.title`) })), ...(known ? [] : [{ value, label: value }])];
  const choose = (next: string): void => {
    const isCollect = next.startsWith('COLLECT');
    onChange(isCollect ? 'COLLECT' : next, isCollect ? next.slice('COLLECT '.length) : '');
  };
  return (
    <div className="dt-policy">
      <label className="ld-label" htmlFor="dt-policy">{t('policy.label')}</label>
      <Select id="dt-policy" className="dt-policy-choice" popupMatchSelectWidth={false} disabled={isReadonly} value={value} options={options} onChange={choose} />
      {known && <span className="ld-hint">{t(`policy.${known}.hint`)}</span>}
    </div>
  );
}
