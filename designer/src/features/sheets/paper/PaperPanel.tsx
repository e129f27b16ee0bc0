import type { PrintDef, RecordType } from '@liandong/core/run';
import { metaOf } from '@liandong/form';
import { type Finding, type Paper, paperForm, paperPrint, readPaper, recognise, type Understood } from '@liandong/sheets';
import { Checkbox, Input, message, Modal, Select } from 'antd';
import { useId, useMemo, useState } from 'react';
import { type Changes, type Draft, stored, useDraft } from '../../../editing';
import { Field } from '../../../ui';
import { FileChoice } from '../FileChoice';
import { Findings } from '../Findings';
import type { PanelProps } from '../panel';
import { t } from '../text';
import { CellEditor } from './CellEditor';
import { PaperPicture } from './PaperPicture';
import '../sheets.css';
import './paper.css';

type Read = { readonly paper: Paper; readonly cells: readonly Understood[]; readonly findings: readonly Finding[] } | { readonly refusal: Finding };

async function read(bytes: Uint8Array, name: string): Promise<Read> {
  const paper = await readPaper(bytes, name);
  return 'code' in paper ? { refusal: paper } : { paper: paper.paper, cells: recognise(paper.paper), findings: paper.findings };
}
/** What a list of records can show in a cell. */
const LISTED = new Set(['text', 'person-name', 'date', 'select', 'number', 'money', 'phone']);

/** Where a print of this form can be kept: no file of before is written over. */
function freePrint(draft: Pick<Draft, 'files'>, form: string): string {
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? form : `${form}${n}`;
    if (draft.files[`prints/${id}.json`] === undefined) return id;
  }
}

/** A paper form as a draft: its picture beside what was understood, each cell to be put right, then added as one step. */
export function PaperPanel({ edited, onClose }: PanelProps) {
  const draft = useDraft();
  const columnsId = useId();
  const [found, setFound] = useState<Read>();
  const [cells, setCells] = useState<readonly Understood[]>([]);
  const [chosen, choose] = useState<number>();
  const [columns, setColumns] = useState<readonly string[]>([]);
  const [printTitle, setPrintTitle] = useState<string>();
  const made = useMemo(() => paperForm(cells, edited.form, metaOf, edited.takenIds), [cells, edited]);
  const path = `records/${edited.form.record}.json`;
  const record = draft.json<RecordType>(path);
  const unknown = cells.filter((cell) => cell.part === 'unknown').length;
  const listed = columns.filter((id) => made.fields.some((field) => field.id === id));
  const cell = chosen === undefined ? undefined : cells[chosen];
  const start = (next: Read): void => {
    setFound(next);
    setCells('cells' in next ? next.cells : []);
    choose('cells' in next ? next.cells.findIndex((one) => one.part === 'unknown') : undefined);
    setPrintTitle('cells' in next ? (next.cells.find(({ part }) => part === 'title')?.text.trim().slice(0, 60) ?? edited.form.title) : undefined);
  };
  const printed = (): Changes => {
    if (printTitle === undefined || !found || !('paper' in found)) return {};
    const id = freePrint(draft, edited.form.id);
    const print: PrintDef = { id, title: printTitle.trim() || edited.form.title, record: edited.form.record, ...paperPrint(found.paper, cells, made.bound) };
    return { [`prints/${id}.json`]: stored(print) };
  };
  const add = (): void => {
    const register = record && listed.length > 0 ? { [path]: stored({ ...record, columns: [...record.columns, ...listed] }) } : {};
    edited.edit(t('sheets.did.paper'), () => made.form, { also: { ...register, ...printed() } });
    if (printTitle !== undefined) void message.success({ content: t('sheets.printMade', { title: printTitle }), icon: <span className="ld-mark is-success" aria-hidden="true" /> });
    onClose();
  };
  return (
    <Modal open width="min(1280px, 96vw)" title={t('sheets.paper')} okText={t('sheets.addN', { n: made.fields.length })} cancelText={t('state.cancel')} okButtonProps={{ disabled: made.form.sections?.length === edited.form.sections?.length }} onOk={add} onCancel={onClose}>
      <div className="ld-sheet-panel">
        <FileChoice accept=".docx,.xlsx" kinds=".docx、.xlsx" isChosen={found !== undefined} read={read} onRead={start} />
        {found && 'refusal' in found && <Findings type="error" title={t('sheets.refused', { n: 1 })} findings={[found.refusal]} />}
        {found && 'findings' in found && found.findings.length > 0 && <Findings type="warning" title={t('sheets.notes', { n: found.findings.length })} findings={found.findings} />}
        {cells.length > 0 && (
          <>
            <p role="status">{t('sheets.paperFound', { n: made.fields.length })}{unknown > 0 ? t('sheets.paperUnknown', { n: unknown }) : `，${t('sheets.noNotes')}`}</p>
            <div className="ld-paper-halves">
              <PaperPicture cells={cells} chosen={chosen} onChoose={choose} />
              <aside aria-label={t('sheets.whatIsIt')}>
                {cell && chosen !== undefined ? <CellEditor key={chosen} cell={cell} onChange={(next) => setCells(cells.map((one, at) => (at === chosen ? next : one)))} /> : <p className="ld-hint">{t('sheets.pickCell')}</p>}
              </aside>
            </div>
            <PrintChoice title={printTitle} otherwise={edited.form.title} onChange={setPrintTitle} />
            {record && (
              <Field label={t('sheets.register', { record: record.title })} htmlFor={columnsId} hint={t('sheets.registerHint')}>
                <Select id={columnsId} mode="multiple" value={[...listed]} onChange={(next: string[]) => setColumns(next)} options={made.fields.filter((field) => LISTED.has(field.widget)).map((field) => ({ value: field.id, label: field.title }))} />
              </Field>
            )}
          </>
        )}
      </div>
    </Modal>
  );
}

interface PrintChoiceProps {
  /** undefined: none is wanted */
  readonly title: string | undefined;
  readonly otherwise: string;
  onChange(title: string | undefined): void;
}

/** Whether the paper is to be printed as it is, and what that is called. */
function PrintChoice({ title, otherwise, onChange }: PrintChoiceProps) {
  const id = useId();
  return (
    <div className="ld-paper-print">
      <Checkbox checked={title !== undefined} onChange={(event) => onChange(event.target.checked ? otherwise : undefined)}>{t('sheets.alsoPrint')}</Checkbox>
      {title !== undefined && <Field label={t('sheets.printTitle')} htmlFor={id} hint={t('sheets.printHint')}><Input id={id} maxLength={60} value={title} onChange={(event) => onChange(event.target.value)} /></Field>}
    </div>
  );
}
