import type { RecordType } from '@liandong/core/run';
import { Button, Checkbox, Input, InputNumber, Segmented, Select } from 'antd';
import { useId } from 'react';
import type { Finding } from '../../../editing';
import { Field } from '../../../ui';
import type { SheetActions } from '../actions';
import { pageSettings } from '../model/print-edit';
import { t } from '../text';
import { FoundList } from './FoundList';
import type { EditedPrint } from '../use-print';

interface SheetInspectorProps { readonly edited: EditedPrint; readonly findings: readonly Finding[]; readonly actions: SheetActions }

/** The sheet: its name, whose it is, the paper, and the tables on it. */
export function SheetInspector({ edited, findings, actions }: SheetInspectorProps) {
  const { print, draft, readonly } = edited;
  const [nameId, recordId, paperId, marginId] = [useId(), useId(), useId(), useId()];
  const page = pageSettings(print);
  const records = Object.keys(draft.files).filter((path) => path.startsWith('records/')).flatMap((path) => draft.json<RecordType>(path) ?? []);
  return (
    <>
      <h2>{t('inspector.sheet')}</h2>
      <FoundList findings={findings} />
      <Field label={t('inspector.name')} htmlFor={nameId}><Input id={nameId} maxLength={60} readOnly={readonly} value={print.title} onChange={(event) => actions.set({ title: event.target.value })} /></Field>
      <Field label={t('inspector.record')} htmlFor={recordId} hint={t('inspector.recordHint')}><Select id={recordId} disabled={readonly} value={print.record} options={records.map(({ id, title }) => ({ value: id, label: title }))} onChange={(record: string) => actions.set({ record })} /></Field>
      <Field label={t('inspector.paper')} htmlFor={paperId}><Select<typeof page.size> id={paperId} disabled={readonly} value={page.size} options={(['A4', 'A5', 'A3'] as const).map((value) => ({ value, label: value }))} onChange={(size) => actions.setPage({ size })} /></Field>
      <Field label={t('inspector.way')}><Segmented disabled={readonly} aria-label={t('inspector.way')} value={page.landscape ? 'across' : 'upright'} options={(['upright', 'across'] as const).map((value) => ({ value, label: t(`inspector.${value}`) }))} onChange={(way) => actions.setPage({ landscape: way === 'across' })} /></Field>
      <Field label={t('inspector.margin')} htmlFor={marginId}><InputNumber id={marginId} min={5} max={50} disabled={readonly} value={page.margin} onChange={(margin) => margin !== null && actions.setPage({ margin })} /></Field>
      <Grids edited={edited} actions={actions} />
    </>
  );
}

function Grids({ edited: { print, readonly }, actions }: Omit<SheetInspectorProps, 'findings'>) {
  const last = print.grids.length - 1;
  return (
    <Field label={t('inspector.grids')} hint={t('inspector.gridsHint')}>
      <ol className="pr-grids">
        {print.grids.map((grid, index) => (
          <li key={index}>
            <Checkbox disabled={readonly} checked={grid.lines !== false} aria-label={t('inspector.gridLines', { n: index + 1 })} onChange={(event) => actions.setLines(index, event.target.checked)}>{t('page.grid', { n: index + 1 })} {t('inspector.lines')}</Checkbox>
            {!readonly && (
              <span className="pr-piece-actions">
                <Button type="text" size="small" aria-label={t('inspector.gridUp', { n: index + 1 })} disabled={index === 0} onClick={() => actions.moveGrid(index, -1)}>↑</Button>
                <Button type="text" size="small" aria-label={t('inspector.gridDown', { n: index + 1 })} disabled={index === last} onClick={() => actions.moveGrid(index, 1)}>↓</Button>
                <Button type="text" size="small" aria-label={t('inspector.gridRemove', { n: index + 1 })} disabled={last === 0} onClick={() => actions.removeGrid(index)}>✕</Button>
              </span>
            )}
          </li>
        ))}
      </ol>
      {!readonly && <Button size="small" onClick={() => actions.addGrid(last)}>{t('inspector.addGrid')}</Button>}
    </Field>
  );
}
