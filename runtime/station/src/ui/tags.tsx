import { formatDue } from '@liandong/client';
import { Icon } from './Icon';

/** How long is left, in the one colour of that state. */
export function Due({ due, now }: { readonly due: string; readonly now: string }) {
  const { text, tone } = formatDue(due, now);
  const tint = tone === 'over' ? 'tag-late' : tone === 'soon' ? 'tag-soon' : '';
  return <span className={`tag ${tint}`}><Icon name={tone === 'over' ? 'alert' : 'clock'} />{text}</span>;
}

const TONES: Readonly<Record<string, string>> = { running: 'tag-info', completed: 'tag-done' };

/** The state of a piece of work or a record. */
export function StateTag({ status, title }: { readonly status?: string; readonly title: string }) {
  return <span className={`tag ${TONES[status ?? ''] ?? ''}`}>{title}</span>;
}
