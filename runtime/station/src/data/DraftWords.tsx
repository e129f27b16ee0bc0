import { formatClock } from '@liandong/client';
import { t } from '../text';
import { Icon } from '../ui';
import type { DraftState, OnDevice } from './draft-saver';

const onDevice = (device: OnDevice): string => {
  if (!device) return '';
  return 'at' in device ? t('draft.device', { clock: formatClock(device.at) }) : t(`draft.not.${device.why}`);
};

function wordsOf(state: DraftState): string {
  switch (state.kind) {
    case 'untouched': return '';
    case 'waiting': return t('draft.waiting');
    case 'saving': return state.device ? onDevice(state.device) : t('draft.saving');
    case 'saved': return t('draft.saved', { clock: formatClock(state.at) });
    case 'away': return state.device ? t('draft.away', { device: onDevice(state.device) }) : t('draft.waiting');
    case 'refused': return state.device ? t('draft.refusedKept', { device: onDevice(state.device), why: state.message }) : t('draft.refused', { why: state.message });
  }
}

/** Kept somewhere, or only in this tab? */
const isSafe = (state: DraftState): boolean => state.kind === 'saved' || ('device' in state && state.device !== undefined && 'at' in state.device);

/** One line that says truly whether the answers are kept, and where. */
export function DraftWords({ state }: { readonly state: DraftState }) {
  const icon = state.kind === 'untouched' || state.kind === 'waiting' ? undefined : state.kind === 'refused' ? 'alert' : isSafe(state) ? 'done' : state.kind === 'away' ? 'alert' : undefined;
  return (
    <p className={`draft draft-${state.kind}${isSafe(state) ? ' draft-safe' : ''}`} role="status" data-draft={state.kind}>
      {icon && <Icon name={icon} />}<span>{wordsOf(state)}</span>
    </p>
  );
}
