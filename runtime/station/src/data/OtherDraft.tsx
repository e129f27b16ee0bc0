import { formatWhen } from '@liandong/client';
import { t } from '../text';
import { Button, Notice } from '../ui';
import type { OtherAnswers } from './device';
import { useNow } from './now';

/** The same form was filled in two places: the newer answers are shown, the others are one tap away. */
export function OtherDraft({ other, onUse, onDrop }: { readonly other: OtherAnswers | undefined; readonly onUse: () => void; readonly onDrop: () => void }) {
  const now = useNow();
  if (!other) return null;
  return (
    <Notice kind="info" title={t('draft.other', { when: formatWhen(other.savedAt, now) })} actions={<><Button onClick={onUse}>{t('draft.otherUse')}</Button><Button kind="link" onClick={onDrop}>{t('draft.otherDrop')}</Button></>}>
      {t('draft.otherWhy')}
    </Notice>
  );
}
