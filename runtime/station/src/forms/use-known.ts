import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useApi } from '@liandong/client';
import { formatOf, identityIn, isEmpty, type Json, type JsonObject, type Program, same } from '@liandong/core/run';
import type { KnownView } from '@liandong/server/contract/known';
import { sourceText } from './source-text';

interface KnownOf {
  readonly program: Program;
  readonly formId: string | undefined;
  readonly data: JsonObject;
  /** may the field be filled in here at all? */
  readonly isOpen: (field: string) => boolean;
  readonly change: (data: JsonObject) => void;
  /** the record that is being filled: its own answers are there anyway */
  readonly recordId?: string | undefined;
}
export interface Known {
  /** field → where its value stands already; only while it is that value */
  readonly sources: Readonly<Record<string, { readonly from: string; readonly at: string }>>;
  /** fields that were filled in by themselves and are still as they were filled */
  readonly filled: readonly string[];
  readonly undo: () => void;
  /** too old to be filled in: one tap each */
  readonly old: readonly KnownView[];
  readonly use: (known: KnownView) => void;
}
const NONE: readonly KnownView[] = [];
const SETTLED_MS = 500;

/** Whom the form is about, once that stands there whole and stays a moment. */
function usePerson({ program, formId = '', data }: KnownOf): JsonObject | undefined {
  const { pack } = program;
  const identity = identityIn(pack, formId, data);
  const today = new Date().toISOString().slice(0, 10);
  const isWhole = identity !== undefined && Object.entries(identity).every(([id, value]) => formatOf(pack.forms[formId]?.fields[id]?.format)?.check(value, today) === undefined);
  const key = isWhole ? JSON.stringify(identity) : undefined;
  const [settled, setSettled] = useState<string>();
  useEffect(() => {
    const timer = setTimeout(() => setSettled(key), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [key]);
  return settled === undefined || settled !== key ? undefined : (JSON.parse(settled) as JsonObject);
}

/** 不再重填: what is known of the person goes into fields that are empty, once; nothing that stands there is ever written over. */
export function useKnown(of: KnownOf): Known {
  const { program, formId = '', data, isOpen, change, recordId } = of;
  const api = useApi();
  const person = usePerson(of);
  const { data: known = NONE } = useQuery({
    queryKey: ['known', program.pack.sha, formId, recordId, person], enabled: person !== undefined, gcTime: 0, staleTime: Infinity, retry: false,
    queryFn: async () => (await api.call('POST /known', { body: { release: program.pack.sha, formId, data: person ?? {}, ...(recordId === undefined ? {} : { recordId }) } })).known,
  });
  const [filled, setFilled] = useState<JsonObject>({});
  const done = useRef<readonly KnownView[]>(NONE);
  useEffect(() => {
    if (known.length === 0 || done.current === known) return;
    done.current = known;
    const fresh = known.filter(({ field, isOld }) => !isOld && isOpen(field) && isEmpty(data[field]));
    if (fresh.length === 0) return;
    const values = Object.fromEntries(fresh.map(({ field, value }) => [field, value as Json]));
    // eslint-disable-next-line react-hooks/set-state-in-effect -- noted together with the change that it brings about
    setFilled((before) => ({ ...before, ...values }));
    change({ ...data, ...values });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for each answer of the server, with the answers as they are then
  }, [known]);
  const still = Object.keys(filled).filter((field) => same(filled[field], data[field]));
  return {
    sources: Object.fromEntries(known.filter(({ field, value }) => same(data[field], value)).map((one) => [one.field, { from: sourceText(one), at: one.at }])),
    filled: still,
    undo: () => {
      setFilled({});
      change({ ...data, ...Object.fromEntries(still.map((field) => [field, null])) });
    },
    old: known.filter(({ field, isOld }) => isOld && isOpen(field) && isEmpty(data[field])),
    use: ({ field, value }) => change({ ...data, [field]: value as Json }),
  };
}
