import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState, type ReactNode } from 'react';
import { useApi } from '@liandong/client';
import type { FormMaker, Found, Ref } from '@liandong/form';
import { keys } from '../../data';
import { MakeSheet } from './MakeSheet';
import { type Offer, offersFor } from './offers';

/** What a picker asks for until it is answered. */
interface Asking { readonly text: string; readonly offers: readonly Offer[]; readonly done: (found: Found | undefined) => void }
const FRESH_MS = 5 * 60_000;

/** `maker` for the form's pickers; `sheet` stands beside the form, since what is typed into it must not reach the form. */
export function useCreation(packId: string, orgId: string): { readonly maker: FormMaker; readonly sheet: ReactNode } {
  const api = useApi();
  const queries = useQueryClient();
  const [asking, setAsking] = useState<Asking>();
  const maker = useMemo((): FormMaker => {
    const offers = async (ref: Ref): Promise<Offer[]> => {
      const [{ services }, types] = await Promise.all([
        queries.fetchQuery({ queryKey: keys.services, staleTime: FRESH_MS, queryFn: async () => api.call('GET /services') }),
        queries.fetchQuery({ queryKey: keys.recordTypes, staleTime: FRESH_MS, queryFn: async () => (await api.call('GET /record-types')).items }),
      ]);
      return offersFor({ services, types }, packId, ref, orgId);
    };
    return {
      offers: async (ref) => (await offers(ref)).length > 0,
      make: async (ref, text) => {
        const found = await offers(ref);
        return new Promise((resolve) => setAsking({ text, offers: found, done: (made) => { setAsking(undefined); resolve(made); } }));
      },
    };
  }, [api, queries, packId, orgId]);
  return { maker, sheet: asking ? <MakeSheet text={asking.text} offers={asking.offers} onDone={asking.done} /> : null };
}
