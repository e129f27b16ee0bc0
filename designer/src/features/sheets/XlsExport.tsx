import type { CodeList } from '@liandong/core/run';
import { writeWorkbook, xlsFormOf } from '@liandong/sheets';
import { Modal } from 'antd';
import { useMemo } from 'react';
import { type Draft, useDraft } from '../../editing';
import { Findings } from './Findings';
import type { PanelProps } from './panel';
import { saveFile } from './save-file';
import { t } from './text';
import './sheets.css';

const codesOf = (draft: Draft): Readonly<Record<string, CodeList>> =>
  Object.fromEntries(Object.keys(draft.files).filter((path) => path.startsWith('codes/')).map((path) => draft.json<CodeList>(path)).filter((list) => list !== undefined).map((list) => [list.id, list]));

/** The form as an XLSForm workbook, with what that format has no words for. */
export function XlsExport({ edited, onClose }: PanelProps) {
  const draft = useDraft();
  const made = useMemo(() => xlsFormOf(edited.form, codesOf(draft)), [edited.form, draft]);
  const save = async (): Promise<void> => {
    saveFile(`${edited.form.title}.xlsx`, await writeWorkbook(made.sheets));
    onClose();
  };
  return (
    <Modal open width={720} title={t('sheets.xlsExport')} okText={t('sheets.download')} cancelText={t('state.cancel')} onOk={() => void save()} onCancel={onClose}>
      <div className="ld-sheet-panel">
        <p>{t('sheets.xlsExportHint')}</p>
        {made.findings.length === 0 ? <p role="status">{t('sheets.allWritten')}</p> : <Findings type="warning" title={t('sheets.notWritten', { n: made.findings.length })} findings={made.findings} />}
      </div>
    </Modal>
  );
}
