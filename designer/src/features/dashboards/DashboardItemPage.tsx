import { Board, boardText, sampleView } from '@liandong/board';
import '@liandong/board/board.css';
import type { DashboardDef, IndicatorDef, LedgerDef, ServiceItem } from '@liandong/core/run';
import { useMemo } from 'react';
import { useParams } from 'react-router';
import { type Draft, useDraft } from '../../editing';
import { t } from '../../text';
import { ItemPage } from '../items';
import { drawable } from './drawable';

const wordsOf = (draft: Draft) => ({
  indicator: (id: string) => draft.json<IndicatorDef>(`indicators/${id}.json`),
  service: (id: string) => draft.json<{ services?: ServiceItem[] }>('services.json')?.services?.find((one) => one.id === id)?.title,
  ledger: (id: string) => draft.json<LedgerDef>(`ledgers/${id}.json`),
});

/** A dashboard of the draft: its questions, and below them what it looks like. */
export function DashboardItemPage() {
  const { itemId = '' } = useParams();
  const draft = useDraft();
  const def = drawable(draft.json<DashboardDef>(`dashboards/${itemId}.json`));
  const [now] = useMemo(() => [new Date().toISOString()], []);
  return (
    <>
      <ItemPage folder="dashboards" />
      {def && (
        <section className="ld-board-preview" aria-label={t('items.preview')}>
          <h2>{t('items.preview')}</h2>
          <p className="ld-hint">{boardText('sample.note')}</p>
          <Board view={sampleView(def, wordsOf(draft), now)} now={now} />
        </section>
      )}
    </>
  );
}
