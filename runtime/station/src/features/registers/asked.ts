/** What somebody asks of a register: kept while the tab is open, so that coming back from a record finds it as it was. Never in an address: it names people. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { RegisterFilter } from '@liandong/core/run';
import type { RegisterQuery, RegisterView } from '@liandong/server/contract/registers';

export interface Asked {
  readonly filter: RegisterFilter;
  readonly search: string;
  readonly sort?: { readonly field: string; readonly desc: boolean };
  /** absent: the columns of the type */
  readonly columns?: readonly string[];
  /** the view that it came from */
  readonly viewId?: string;
}
export interface RegisterId { readonly packId: string; readonly type: string }

export const NOTHING: Asked = { filter: { join: 'all', items: [] }, search: '' };
export const isNothing = ({ filter, search }: Asked): boolean => filter.items.length === 0 && search.trim() === '';

export const queryOf = ({ packId, type }: RegisterId, { filter, search, sort }: Asked): RegisterQuery => ({
  packId, type, ...(filter.items.length > 0 ? { filter } : {}), ...(search.trim() === '' ? {} : { search: search.trim() }), ...(sort ? { sort } : {}),
});
export const askedOf = ({ id, query, columns }: RegisterView): Asked => ({
  filter: query.filter ?? NOTHING.filter, search: query.search ?? '', ...(query.sort ? { sort: query.sort } : {}), ...(columns ? { columns } : {}), viewId: id,
});

/** With the asked changed as given; a member that is undefined is taken out. */
export type Change = (change: { readonly [K in keyof Asked]?: Asked[K] | undefined }) => void;

/** `first`: what a register that was not looked at yet in this tab begins with. */
export function useAsked(register: RegisterId, first: Asked | undefined): readonly [Asked, Change] {
  const queries = useQueryClient();
  const queryKey = ['registers', 'asked', register.packId, register.type];
  const { data } = useQuery<Asked | null>({ queryKey, queryFn: () => queries.getQueryData<Asked>(queryKey) ?? null, staleTime: Infinity, gcTime: Infinity });
  const asked = data ?? first ?? NOTHING;
  const change: Change = (next) => {
    const merged = Object.fromEntries(Object.entries({ ...asked, ...next }).filter(([, value]) => value !== undefined));
    queries.setQueryData(queryKey, merged as unknown as Asked);
  };
  return [asked, change];
}
