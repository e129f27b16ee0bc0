import { initialsOf } from '@liandong/form/pinyin';
import { useEffect, useState } from 'react';
import type { Entry } from './entry';

const NONE: readonly string[] = [];

/** Of the titles, in their order; none until they are made, which is when the palette is first open. */
export function useInitials(entries: readonly Entry[]): readonly string[] {
  const titles = entries.map(({ title }) => title).join('\n');
  const [made, setMade] = useState<{ readonly of: string; readonly initials: readonly string[] }>();
  useEffect(() => {
    let isOver = false;
    initialsOf(titles.split('\n'), () => isOver).then((initials) => { if (!isOver) setMade({ of: titles, initials }); }, () => undefined);
    return () => { isOver = true; };
  }, [titles]);
  return made?.of === titles ? made.initials : NONE;
}
