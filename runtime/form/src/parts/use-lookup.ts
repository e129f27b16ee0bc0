import { useEffect, useState } from 'react';
import type { FormLookup, Found, Ref } from '../model/types';

/** One waits until the typing pauses. */
const PAUSE_MS = 250;

export type Search = { readonly kind: 'idle' | 'busy' | 'failed' } | { readonly kind: 'found'; readonly text: string; readonly items: readonly Found[] };
const IDLE: Search = { kind: 'idle' };
const BUSY: Search = { kind: 'busy' };

/** What a host finds for a text; undefined text: nobody asks. A newer question ends the older one. */
export function useSearch(lookup: FormLookup | undefined, ref: Ref, text: string | undefined): Search {
  const [search, setSearch] = useState<Search>(IDLE);
  const sign = JSON.stringify(ref);
  useEffect(() => {
    if (!lookup || text === undefined) return undefined;
    const asking = new AbortController();
    const timer = setTimeout(() => {
      setSearch(BUSY);
      lookup.search(JSON.parse(sign) as Ref, text, asking.signal).then((items) => {
        if (!asking.signal.aborted) setSearch({ kind: 'found', text, items });
      }, () => {
        if (!asking.signal.aborted) setSearch({ kind: 'failed' });
      });
    }, text === '' ? 0 : PAUSE_MS);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [lookup, sign, text]);
  if (text === undefined) return IDLE;
  // what was found for other words is never offered for these
  return search.kind === 'found' && search.text !== text ? BUSY : search;
}

const named = new WeakMap<FormLookup, Map<string, string>>();
const namesOf = (lookup: FormLookup): Map<string, string> => {
  const names = named.get(lookup) ?? new Map<string, string>();
  named.set(lookup, names);
  return names;
};
/** What was just chosen is named already. */
export const remember = (lookup: FormLookup | undefined, ref: Ref, { id, title }: Found): void => {
  if (lookup) namesOf(lookup).set(`${ref.kind} ${id}`, title);
};

/** Titles of ids; undefined while they are asked for, null for what cannot be named to this person. */
export function useTitles(lookup: FormLookup | undefined, ref: Ref, ids: readonly string[]): readonly (string | null | undefined)[] {
  const [asked, setAsked] = useState<ReadonlySet<string>>(new Set());
  const names = lookup && namesOf(lookup);
  const missing = ids.filter((id) => names?.has(`${ref.kind} ${id}`) !== true && !asked.has(id)).join('\n');
  const sign = JSON.stringify(ref);
  useEffect(() => {
    if (!lookup || missing === '') return undefined;
    let over = false;
    const wanted = missing.split('\n');
    const found = JSON.parse(sign) as Ref;
    lookup.titles(found, wanted).catch(() => ({})).then((titles) => {
      for (const [id, title] of Object.entries(titles)) namesOf(lookup).set(`${found.kind} ${id}`, title);
      if (!over) setAsked((before) => new Set([...before, ...wanted]));
    }, () => undefined);
    return () => {
      over = true;
    };
  }, [lookup, sign, missing]);
  return ids.map((id) => names?.get(`${ref.kind} ${id}`) ?? (lookup && !asked.has(id) ? undefined : null));
}
