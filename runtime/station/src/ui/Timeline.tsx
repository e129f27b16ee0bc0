import { formatMoment, timelineText } from '@liandong/client';
import type { TimelineEntry } from '@liandong/server/contract/works';
import { t } from '../text';

/** 过程: who did what when, newest first. */
export function Timeline({ entries, now, open = false }: { readonly entries: readonly TimelineEntry[]; readonly now: string; readonly open?: boolean }) {
  if (entries.length === 0) return null;
  return (
    <details className="timeline" open={open}>
      <summary>{t('timeline.title', { n: entries.length })}</summary>
      <ol>
        {[...entries].reverse().map((entry, index) => (
          <li key={`${entry.at} ${entry.kind} ${index}`} data-kind={entry.kind}>
            <p>{timelineText(entry)}</p>
            {entry.comment && <blockquote>{entry.comment}</blockquote>}
            <time dateTime={entry.at}>{formatMoment(entry.at, now)}</time>
          </li>
        ))}
      </ol>
    </details>
  );
}
