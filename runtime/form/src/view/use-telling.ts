import { useCallback, useState } from 'react';
import type { Problem } from '@liandong/core/run';
import type { Telling } from '../model/types';

const NONE: ReadonlySet<string> = new Set();
const with1 = (set: ReadonlySet<string>, id: string): ReadonlySet<string> => (set.has(id) ? set : new Set([...set, id]));

/**
 * What is told now: of fields that were left and sections that were passed, everything on request. What a host found at a field
 * goes as soon as that field is answered anew.
 */
export function useTelling(all: boolean, found: readonly Problem[]) {
  const [fields, setFields] = useState(NONE);
  const [sections, setSections] = useState(NONE);
  const sign = JSON.stringify(found);
  const [changed, setChanged] = useState<{ of: string; fields: ReadonlySet<string> }>({ of: sign, fields: NONE });
  const isChanged = (entry: Problem): boolean => changed.of === sign && entry.path.split('/').some((part) => changed.fields.has(part));
  const telling: Telling = { all, fields, sections, found: found.filter((entry) => !isChanged(entry)) };
  return {
    telling,
    /** stays the same function for the life of the form */
    left: useCallback((field: string): void => setFields((before) => with1(before, field)), []),
    passed: (section: string): void => setSections((before) => with1(before, section)),
    answered: (field: string): void => setChanged((before) => ({ of: sign, fields: with1(before.of === sign ? before.fields : NONE, field) })),
  };
}
