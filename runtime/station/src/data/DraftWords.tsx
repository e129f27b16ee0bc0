import { formatClock } from '@liandong/client';
import { t } from '../text';
import { Icon } from '../ui';
import type { DraftState } from './draft-saver';

/** One line that says truly whether the answers are kept. */
export function DraftWords({ state }: { readonly state: DraftState }) {
  const words = {
    untouched: '', waiting: t('draft.waiting'), saving: t('draft.saving'), away: t('draft.away'),
    saved: state.kind === 'saved' ? t('draft.saved', { clock: formatClock(state.at) }) : '',
    refused: state.kind === 'refused' ? t('draft.refused', { why: state.message }) : '',
  }[state.kind];
  const icon = state.kind === 'saved' ? 'done' : state.kind === 'away' || state.kind === 'refused' ? 'alert' : undefined;
  return (
    <p className={`draft draft-${state.kind}`} role="status" data-draft={state.kind}>
      {icon && <Icon name={icon} />}<span>{words}</span>
    </p>
  );
}
