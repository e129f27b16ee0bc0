import { useEffect, useRef, useState, type RefObject } from 'react';
import { MAX_TEXT } from '@liandong/core/run';

export interface Room<T> {
  readonly ref: RefObject<T | null>;
  /** so long would the text have become; undefined: there was room */
  readonly refused: number | undefined;
}

/** What would make a text longer than any answer may be is not taken, and what stands there stays: a browser would lay it out for a minute. */
export function useRoom<T extends HTMLInputElement | HTMLTextAreaElement>(): Room<T> {
  const ref = useRef<T>(null);
  const [refused, setRefused] = useState<number>();
  useEffect(() => {
    const box = ref.current;
    if (!box) return undefined;
    const before = (event: Event): void => {
      const { data, dataTransfer } = event as InputEvent;
      const more = (data ?? dataTransfer?.getData('text/plain') ?? '').length;
      const stays = box.value.length - ((box.selectionEnd ?? 0) - (box.selectionStart ?? 0));
      const isFull = more > 0 && stays + more > MAX_TEXT;
      if (isFull) event.preventDefault();
      setRefused(isFull ? stays + more : undefined);
    };
    box.addEventListener('beforeinput', before);
    return () => box.removeEventListener('beforeinput', before);
  }, []);
  return { ref, refused };
}
