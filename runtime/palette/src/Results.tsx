import type { Entry } from './entry';
import { grouped } from './found';
import { t } from './text';

interface ResultsProps { readonly id: string; readonly rows: readonly Entry[]; /** the one that Enter opens */ readonly at: number; readonly onPick: (entry: Entry) => void }

/** What was found, with its like. The focus stays in the field: `at` is told to it by id. */
export function Results({ id, rows, at, onPick }: ResultsProps) {
  let n = -1;
  return (
    <div id={id} role="listbox" aria-label={t('results')} className="palette-list" tabIndex={-1}>
      {grouped(rows).map(({ group, entries }) => (
        <div key={group} role="group" aria-label={group}>
          <p className="palette-group" aria-hidden="true">{group}</p>
          {entries.map((entry) => {
            const row = (n += 1);
            return <div key={entry.to} id={`${id}-${row}`} role="option" aria-selected={row === at} className="palette-row" onClick={() => onPick(entry)}><span>{entry.title}</span>{entry.where !== undefined && <small>{entry.where}</small>}</div>;
          })}
        </div>
      ))}
    </div>
  );
}
