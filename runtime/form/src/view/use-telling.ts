import { useCallback, useState } from 'react';
import type { Problem } from '@liandong/core/run';
import { isWithin } from '../model/problems';
import type { Telling } from '../model/types';

const NONE: ReadonlySet<string> = new Set();
const withMore = (set: ReadonlySet<string>, ids: readonly string[]): ReadonlySet<string> => (ids.every((id) => set.has(id)) ? set : new Set([...set, ...ids]));

/**
 * What is told now: of fields that were left and sections that were passed, everything on request. What a host found at a field or cell
 * goes as soon as that is answered anew.
 */
export function useTelling(all: boolean, found: readonly Problem[]) {
  const [fields, setFields] = useState(NONE);
  const [sections, setSections] = useState(NONE);
  const [answered, setAnswered] = useState(NONE);
  const sign = JSON.stringify(found);
  const [changed, setChanged] = useState<{ of: string; places: ReadonlySet<string> }>({ of: sign, places: NONE });
  const isChanged = (entry: Problem): boolean => changed.of === sign && [...changed.places].some((place) => isWithin(entry.path, place));
  const telling: Telling = { all, fields, sections, found: found.filter((entry) => !isChanged(entry)) };
  return {
    telling,
    /** fields that somebody has answered here */
    answered,
    /** stays the same function for the life of the form */
    left: useCallback((field: string): void => setFields((before) => withMore(before, [field])), []),
    passed: (section: string): void => setSections((before) => withMore(before, [section])),
    changed: (field: string, places: readonly string[]): void => {
      setAnswered((before) => withMore(before, [field]));
      if (found.length > 0) setChanged((before) => ({ of: sign, places: withMore(before.of === sign ? before.places : NONE, places) }));
    },
  };
}
