import type { ReportView } from '@liandong/server/contract/figures';
import { t } from '../../text';
import { comparison, figureText, unitOf } from './words';

const MOST = 7;

/** The figures of the whole county, at most seven, each with unit and the step from the period before. */
export function Tiles({ view, before, onOpen }: { readonly view: ReportView; readonly before: ReportView | undefined; readonly onOpen: (indicator: string) => void }) {
  return (
    <ul className="ld-tiles" aria-label={t('figures.tiles')}>
      {view.indicators.slice(0, MOST).map((indicator) => {
        const value = view.total[indicator.id]?.value ?? null;
        return (
          <li key={indicator.id}>
            <button type="button" className="ld-tile" onClick={() => onOpen(indicator.id)}>
              <span className="ld-tile-title">{indicator.title}</span>
              <span className="ld-tile-value">{figureText(value)}{value !== null && <small>{unitOf(indicator.unit)}</small>}</span>
              <span className="ld-hint">{comparison(value, before?.total[indicator.id]?.value) || indicator.description}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
