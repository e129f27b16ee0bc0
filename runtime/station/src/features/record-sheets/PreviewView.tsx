import type { CellNote, SheetPreview, SheetRowView } from '@liandong/server/contract/record-sheets';
import { t } from '../../text';
import { Notice } from '../../ui';

const TONES = { wrong: 'tag-late', changed: 'tag-soon', new: 'tag-info' } as const;
const COUNTS = ['file', 'wrong', 'changed', 'fresh', 'unchanged'] as const;
const placeOf = ({ sheet, cell, title }: Omit<CellNote, 'detail'>): string => [sheet, cell, title].filter((part) => part !== '').join(t('list.dot'));

function Notes({ notes }: { readonly notes: readonly CellNote[] }) {
  return <ul className="cell-notes">{notes.map((note, index) => <li key={index}><strong>{placeOf(note)}</strong><span>{note.detail}</span></li>)}</ul>;
}

function Row({ row }: { readonly row: SheetRowView }) {
  const { kind, label, problems, changes } = row;
  return (
    <li className="sheet-row">
      <p><span className={`tag ${TONES[kind]}`}>{t(`sheets.kind.${kind}`)}</span> <strong>{t('sheets.row', { row: row.row, label })}</strong></p>
      {problems.length > 0 && <Notes notes={problems} />}
      {changes.length > 0 && <Notes notes={changes.map((change) => ({ ...change, detail: t('sheets.change', { from: change.from || t('sheets.blank'), to: change.to || t('sheets.blank') }) }))} />}
    </li>
  );
}

function Told({ preview: { ready, fresh, wrong, changed, unchanged, problems } }: { readonly preview: SheetPreview }) {
  const counts = { fresh, wrong, changed, unchanged, file: problems.length };
  if (ready) return <Notice kind="done" calls title={t('sheets.ready', counts)}>{unchanged > 0 ? t('sheets.unchanged', counts) : undefined}</Notice>;
  if (wrong + changed + problems.length === 0) return <Notice kind="soon" calls title={t('sheets.nothing')}>{unchanged > 0 ? t('sheets.unchanged', counts) : t('sheets.nothingHint')}</Notice>;
  return (
    <Notice kind="problem" calls title={t('sheets.notReady')}>
      <p>{COUNTS.filter((one) => counts[one] > 0).map((one) => t(`sheets.count.${one}`, counts)).join(t('sheets.comma'))}</p>
      {changed > 0 && <p>{t('sheets.changedHint')}</p>}
    </Notice>
  );
}

/** What would come of a file, row by row: what must be mended first, new rows folded away. */
export function PreviewView({ preview }: { readonly preview: SheetPreview }) {
  const [fresh, others] = [preview.rows.filter(({ kind }) => kind === 'new'), preview.rows.filter(({ kind }) => kind !== 'new')];
  return (
    <div className="sheet-preview">
      <Told preview={preview} />
      {preview.problems.length > 0 && <Notes notes={preview.problems} />}
      {others.length > 0 && <ul className="sheet-rows">{others.map((row) => <Row key={row.row} row={row} />)}</ul>}
      {fresh.length > 0 && <details><summary>{t('sheets.freshRows', { n: preview.fresh })}</summary><ul className="sheet-rows">{fresh.map((row) => <Row key={row.row} row={row} />)}</ul></details>}
      {preview.left > 0 && <p className="hint">{t('sheets.left', { n: preview.left })}</p>}
    </div>
  );
}
