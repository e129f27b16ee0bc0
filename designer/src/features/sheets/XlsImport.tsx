import type { FormDef, JsonObject } from '@liandong/core/run';
import { addXlsForm, type Finding, type ImportedForm, readWorkbook, readXlsForm } from '@liandong/sheets';
import { Modal, Table } from 'antd';
import { useState } from 'react';
import { FileChoice } from './FileChoice';
import { Findings } from './Findings';
import type { PanelProps } from './panel';
import { t, widgetTitle } from './text';
import './sheets.css';

type Read = { readonly imported: ImportedForm } | { readonly refusals: readonly Finding[] };
interface Line { readonly key: string; readonly row: number; readonly title: string; readonly widget: string }

async function read(bytes: Uint8Array, form: FormDef): Promise<Read> {
  const workbook = await readWorkbook(bytes);
  if ('code' in workbook) return { refusals: [workbook] };
  const xls = readXlsForm(workbook, { mendNames: true });
  return 'refusals' in xls ? xls : { imported: addXlsForm(xls, form) };
}

const asObject = (value: unknown): JsonObject => (typeof value === 'object' && value !== null ? (value as JsonObject) : {});

function lineOf({ row, field }: ImportedForm['places'][number], form: FormDef): Line {
  const [id = '', column] = field.split('/');
  const [property, ui] = [asObject(asObject(form.schema.properties)[id]), asObject(form.uiSchema[id])];
  const [inner, innerUi] = column === undefined ? [property, ui] : [asObject(asObject(asObject(property.items).properties)[column]), asObject(asObject(ui.items)[column])];
  return { key: `${row} ${field}`, row, title: String(inner.title ?? field), widget: String(innerUi['ui:widget'] ?? '') };
}

/** An XLSForm workbook into the open form: read, looked at, added as one step. */
export function XlsImport({ edited, onClose }: PanelProps) {
  const [found, setFound] = useState<Read>();
  const imported = found && 'imported' in found ? found.imported : undefined;
  const lines = (imported?.places ?? []).map((place) => lineOf(place, imported?.form ?? edited.form));
  const add = (): void => {
    if (!imported) return;
    edited.edit(t('sheets.did.xls'), () => imported.form);
    onClose();
  };
  return (
    <Modal open width={860} title={t('sheets.xlsImport')} okText={t('sheets.add')} cancelText={t('state.cancel')} okButtonProps={{ disabled: lines.length === 0 }} onOk={add} onCancel={onClose}>
      <div className="ld-sheet-panel">
        <FileChoice accept=".xlsx" kinds=".xlsx" isChosen={found !== undefined} read={(bytes) => read(bytes, edited.form)} onRead={setFound} />
        {found && 'refusals' in found && <Findings type="error" title={t('sheets.refused', { n: found.refusals.length })} findings={found.refusals} />}
        {imported && <p role="status">{lines.length === 0 ? t('sheets.nothing') : t('sheets.found', { n: lines.length })}{imported.findings.length === 0 && lines.length > 0 ? `，${t('sheets.noNotes')}` : ''}</p>}
        {imported && imported.findings.length > 0 && <Findings type="warning" title={t('sheets.notes', { n: imported.findings.length })} findings={imported.findings} />}
        {lines.length > 0 && (
          <Table<Line>
            size="small"
            pagination={false}
            scroll={{ y: 280 }}
            dataSource={lines}
            columns={[
              { title: t('sheets.columns.row'), dataIndex: 'row', width: 60 }, { title: t('sheets.columns.title'), dataIndex: 'title' },
              { title: t('sheets.columns.widget'), dataIndex: 'widget', width: 120, render: (widget: string) => (widget === '' ? t('sheets.table') : widgetTitle(widget)) },
            ]}
          />
        )}
      </div>
    </Modal>
  );
}
