import { useEffect, useState } from 'react';
import type { Findings, FormLookup, Found, Ref } from '../model/types';

/** One waits until the typing pauses. */
const PAUSE_MS = 250;

export type Search = { readonly kind: 'idle' | 'busy' | 'failed' } | ({ readonly kind: 'found'; readonly text: string } & Findings);
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
      lookup.search(JSON.parse(sign) as Ref, text, asking.signal).then((found) => {
        if (!asking.signal.aborted) setSearch({ kind: 'found', text, ...found });
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
export function remember(lookup: FormLookup | undefined, ref: Ref, found: Found): void {
  if (!lookup) return;
  namesOf(lookup).set(`${ref.kind} ${found.id}`, found.title);
  lookup.picked?.(ref, found);
}

/** The name of what was picked, where it is known already. */
export const nameKnown = (lookup: FormLookup | undefined, ref: Ref, id: string): string | undefined => lookup && namesOf(lookup).get(`${ref.kind} ${id}`);

/** Can what is not found be made here? */
export function useOffers(lookup: FormLookup | undefined, ref: Ref): boolean {
  const [offered, setOffered] = useState(false);
  const sign = JSON.stringify(ref);
  const maker = lookup?.maker;
  useEffect(() => {
    let over = false;
    maker?.offers(JSON.parse(sign) as Ref).then((may) => { if (!over) setOffered(may); }, () => undefined);
    return () => { over = true; };
  }, [maker, sign]);
  return maker !== undefined && offered;
}

interface Asked { readonly ref: Ref; readonly id: string }
const keyOf = ({ ref, id }: Asked): string => `${ref.kind} ${id}`;

/** Ids by what they are ids of: what is asked for together. */
function grouped(asked: readonly Asked[]): readonly { readonly ref: Ref; readonly ids: readonly string[] }[] {
  const groups = new Map<string, Asked[]>();
  for (const one of asked) groups.set(JSON.stringify(one.ref), [...(groups.get(JSON.stringify(one.ref)) ?? []), one]);
  return [...groups.values()].flatMap((group) => (group[0] ? [{ ref: group[0].ref, ids: [...new Set(group.map(({ id }) => id))] }] : []));
}

/** Names of what was picked; undefined while they are asked for, null for what cannot be named to this person. */
export function useNames(lookup: FormLookup | undefined, picks: readonly Asked[]): (ref: Ref, id: string) => string | null | undefined {
  const [asked, setAsked] = useState<ReadonlySet<string>>(new Set());
  const names = lookup && namesOf(lookup);
  const open = picks.filter((one) => names?.has(keyOf(one)) !== true && !asked.has(keyOf(one)));
  const missing = open.length === 0 ? '' : JSON.stringify(open.map(({ ref, id }) => ({ ref, id })));
  useEffect(() => {
    if (!lookup || missing === '') return undefined;
    let over = false;
    const wanted = JSON.parse(missing) as Asked[];
    const found = grouped(wanted).map(async ({ ref, ids }) => {
      for (const [id, title] of Object.entries(await lookup.titles(ref, ids))) namesOf(lookup).set(keyOf({ ref, id }), title);
    });
    Promise.allSettled(found).then(() => { if (!over) setAsked((before) => new Set([...before, ...wanted.map(keyOf)])); }, () => undefined);
    return () => {
      over = true;
    };
  }, [lookup, missing]);
  return (ref, id) => names?.get(keyOf({ ref, id })) ?? (lookup && !asked.has(keyOf({ ref, id })) ? undefined : null);
}

/** The same of ids of one kind, in their order. */
export function useTitles(lookup: FormLookup | undefined, ref: Ref, ids: readonly string[]): readonly (string | null | undefined)[] {
  const nameOf = useNames(lookup, ids.map((id) => ({ ref, id })));
  return ids.map((id) => nameOf(ref, id));
}
