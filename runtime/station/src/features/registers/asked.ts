/** What somebody asks of a register: kept while the tab is open, so that coming back from a record finds it as it was. Never in an address: it names people. */
import type { RegisterFilter } from '@liandong/core/run';
import type { RegisterQuery, RegisterView } from '@liandong/server/contract/registers';
import type { QueryClient } from '@tanstack/react-query';
import { keep, useKept } from '../../data';

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

const placeOf = ({ packId, type }: RegisterId): readonly string[] => ['registers', packId, type];

/** Names the view and its register, not what it asks for. */
export const viewAddress = ({ id, query: { packId, type } }: RegisterView): string => `/registers?type=${encodeURIComponent(`${packId} ${type}`)}&view=${encodeURIComponent(id)}`;
/** Its register asks for this when it is opened. */
export const openView = (queries: QueryClient, view: RegisterView): void => keep(queries, placeOf(view.query), askedOf(view));

/** `first`: what a register that was not looked at yet in this tab begins with. */
export function useAsked(register: RegisterId, first: Asked | undefined): readonly [Asked, Change] {
  const [asked, put] = useKept<Asked>(placeOf(register), first ?? NOTHING);
  return [asked, (next) => put(Object.fromEntries(Object.entries({ ...asked, ...next }).filter(([, value]) => value !== undefined)) as unknown as Asked)];
}
