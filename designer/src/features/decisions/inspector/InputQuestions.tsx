import { Select } from 'antd';
import { useId, useState } from 'react';
import type { Table } from '../../../dmn';
import { Field } from '../../../ui';
import type { TableActions } from '../grid/actions';
import type { Column } from '../model/columns';
import { HEAD } from '../model/place';
import type { Readable } from '../model/readables';
import { t } from '../text';
import type { EditedDecision } from '../use-decision';
import { Example } from './Example';
import { ColumnActions } from './RowActions';
import { isWrongFeel } from './TestQuestion';
import { Text } from './Text';
import { typeOptions } from './type-options';

interface Props { readonly edited: EditedDecision; readonly table: Table; readonly column: Column; readonly actions: TableActions; readonly isReadonly: boolean }
const BY_FEEL = '=';

function groupsOf(readables: readonly Readable[]) {
  return (['field', 'param', 'decision'] as const).map((group) => ({ label: t(`inspector.groups.${group}`), options: readables.filter((one) => one.group === group).map(({ id, title }) => ({ value: id, label: title })) })).filter(({ options }) => options.length > 0);
}

/** What a condition column looks at. */
export function InputQuestions({ edited: { readables }, table, column, actions, isReadonly }: Props) {
  const [readsId, typeId] = [useId(), useId()];
  const [byFeel, writeFeel] = useState(false);
  const own = table.inputs[column.index];
  if (!own) return null;
  const isKnown = readables.some(({ id }) => id === own.expression);
  const isFeel = byFeel || (own.expression !== '' && !isKnown);
  const choose = (value: string): void => {
    writeFeel(value === BY_FEEL);
    const readable = readables.find(({ id }) => id === value);
    if (readable) actions.setInput(column.index, { expression: readable.id, type: readable.type });
  };
  const place = { row: HEAD, column: column.index };
  return (
    <>
      <h2>{column.title}</h2>
      {!isReadonly && <ColumnActions place={place} isFirst={column.index === 0} isLast={column.index === table.inputs.length - 1} isOnly={false} actions={actions} />}
      <Field label={t('inspector.reads')} htmlFor={readsId} hint={t('inspector.readsHint')}>
        <Select id={readsId} className="dt-wide" showSearch={{ optionFilterProp: 'label' }} popupMatchSelectWidth={false} disabled={isReadonly} placeholder={t('inspector.choose')} value={isFeel ? BY_FEEL : own.expression === '' ? null : own.expression} options={[...groupsOf(readables), { value: BY_FEEL, label: t('inspector.byFeel') }]} onChange={choose} />
      </Field>
      {isFeel && <Text mono rows={1} label={t('inspector.expression')} hint={<Example hint={t('inspector.expressionHint')} feel="amount / people" />} error={isWrongFeel(own.expression) ? t('inspector.wrongFeel') : undefined} value={own.expression} isReadonly={isReadonly} onChange={(expression) => actions.setInput(column.index, { expression })} />}
      <Field label={t('inspector.type')} htmlFor={typeId}><Select id={typeId} className="dt-wide" disabled={isReadonly} value={own.type} options={typeOptions(own.type)} onChange={(type: string) => actions.setInput(column.index, { type })} /></Field>
      <Text label={t('inspector.label')} hint={t('inspector.labelHint')} value={own.label} isReadonly={isReadonly} onChange={(label) => actions.setInput(column.index, { label })} />
      {own.values !== '' && <Text mono label={t('inspector.inputValues')} hint={t('inspector.inputValuesHint')} value={own.values} isReadonly={isReadonly} onChange={(values) => actions.setInput(column.index, { values })} />}
    </>
  );
}
