import { useCallback } from 'react';
import { useDraft } from '../../editing';
import { useFindable } from '../find';
import { entriesOf } from './entries';

/** Items and fields of the pack that is open are found first. */
export function useFindInPack(): void {
  const draft = useDraft();
  useFindable(useCallback(() => entriesOf(draft), [draft]));
}
