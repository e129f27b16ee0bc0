import { Select } from 'antd';
import { useId } from 'react';
import { readLiterals, type Table, writeLiterals } from '../../../dmn';
import { Field } from '../../../ui';
import type { TableActions } from '../grid/actions';
import type { Column } from '../model/columns';
import { HEAD } from '../model/place';
import { t } from '../text';
import { ResultQuestion } from './ResultQuestion';
import { ColumnActions } from './RowActions';
import { Text } from './Text';
import { typeOptions } from './type-options';
import { ValuesInput } from './ValueInput';

interface Props { readonly table: Table; readonly column: Column; readonly actions: TableActions; readonly isReadonly: boolean }

/** What a result column gives. */
export function OutputQuestions({ table, column, actions, isReadonly }: Props) {
  const typeId = useId();
  const own = table.outputs[column.index];
  if (!own) return null;
  const { index } = column;
  const isSeveral = table.outputs.length > 1;
  const values = own.values === '' ? [] : readLiterals(own.values);
  return (
    <>
      <h2>{column.title}</h2>
      {!isReadonly && <ColumnActions place={{ row: HEAD, column: table.inputs.length + index }} isFirst={index === 0} isLast={index === table.outputs.length - 1} isOnly={!isSeveral} actions={actions} />}
      {(isSeveral || own.name !== '') && <Text label={t('inspector.outputName')} hint={t('inspector.outputNameHint')} value={own.name} isReadonly={isReadonly} onChange={(name) => actions.setOutput(index, { name })} />}
      <Text label={t('inspector.outputLabel')} value={own.label} isReadonly={isReadonly} onChange={(label) => actions.setOutput(index, { label })} />
      <Field label={t('inspector.type')} htmlFor={typeId}><Select id={typeId} className="dt-wide" disabled={isReadonly} value={own.type} options={typeOptions(own.type)} onChange={(type: string) => actions.setOutput(index, { type })} /></Field>
      {values
        ? <ValuesInput label={t('inspector.outputValues')} hint={t('inspector.outputValuesHint')} values={values} column={{ kind: column.kind, options: [] }} isReadonly={isReadonly} onChange={(next) => actions.setOutput(index, { values: writeLiterals(next) })} />
        : <Text mono label={t('inspector.outputValues')} value={own.values} isReadonly={isReadonly} onChange={(next) => actions.setOutput(index, { values: next })} />}
      <ResultQuestion label={t('inspector.standard')} hint={t('inspector.standardHint')} feel={own.standard} column={column} isReadonly={isReadonly} onChange={(standard) => actions.setOutput(index, { standard })} />
    </>
  );
}
