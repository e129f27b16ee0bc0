import type { DashboardView } from '@liandong/server/contract/dashboards';
import { useId } from 'react';
import { useTaking } from './take';
import { t } from './text';
import { periodChoices, periodTitle } from './words';

interface Choice { readonly id: string; readonly title: string }
function Pick({ label, value, choices, onPick }: { readonly label: string; readonly value: string; readonly choices: readonly Choice[]; readonly onPick: (id: string) => void }) {
  const id = useId();
  return <label htmlFor={id} className="board-pick"><span>{label}</span><select id={id} value={value} onChange={(event) => onPick(event.target.value)}>{choices.map((choice) => <option key={choice.id} value={choice.id}>{choice.title}</option>)}</select></label>;
}

interface BarProps {
  readonly view: DashboardView;
  readonly boards: readonly Choice[];
  readonly board: string;
  /** a local date */
  readonly today: string;
  readonly onPick: (what: 'board' | 'org' | 'period', value: string) => void;
}
/** Which dashboard, of which unit and period; on paper and as tables. */
export function Bar({ view, boards, board, today, onPick }: BarProps) {
  const { take, isBusy, hasFailed } = useTaking(view);
  const periods = [...new Set([view.period, ...periodChoices(view.every, today)])];
  return (
    <div className="board-bar">
      {boards.length > 1 && <Pick label={t('bar.board')} value={board} choices={boards} onPick={(value) => onPick('board', value)} />}
      {view.units.length > 1 && <Pick label={t('bar.org')} value={view.org?.id ?? ''} choices={[{ id: '', title: t('allOrgs') }, ...view.units]} onPick={(value) => onPick('org', value)} />}
      {periods.length > 1 && <Pick label={t('bar.period')} value={view.period} choices={periods.map((id) => ({ id, title: periodTitle(id) }))} onPick={(value) => onPick('period', value)} />}
      <span className="board-does"><button type="button" className="board-switch" onClick={() => window.print()}>{t('bar.print')}</button><button type="button" className="board-switch" disabled={isBusy} onClick={take}>{t('bar.sheet')}</button></span>
      {hasFailed && <p role="alert" className="board-menu-failed">{t('bar.failed')}</p>}
    </div>
  );
}
