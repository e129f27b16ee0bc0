/** No stored answer loses its place unasked: each breaking change is settled by a transform of the pack, or confirmed by its key. */
import { breakingChanges } from '@liandong/core/compile';
import { type CompiledPack, problem, type Problem } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import { words } from '../../text/index';
import { concerned } from './concerned';
import type { BreakingItem } from './contract';
import { loadCatalog } from './store';

const placeOf = (field: string): string => `/schema/properties/${field.replace('/', '/items/properties/')}`;
const countsOf = ({ records, drafts }: BreakingItem): string => words(records === undefined ? 'pack.concernedUncounted' : 'pack.concerned', { records: records ?? 0, drafts });

const asProblem = (item: BreakingItem): Problem => ({
  ...problem('publish.unconfirmed', placeOf(item.field), {
    title: item.title, change: item.detail, key: item.key, records: item.records ?? null, drafts: item.drafts, concerned: countsOf(item),
  }),
  item: `forms/${item.form}.json`,
});

export interface Confirmation {
  readonly countyId: string;
  readonly packId: string;
  readonly confirmed?: readonly string[] | undefined;
}

/** Against the newest release, one problem for each that is neither; only these are counted in the county. */
export async function unconfirmed(deps: Pick<Deps, 'db' | 'packs'>, { countyId, packId, confirmed = [] }: Confirmation, after: CompiledPack): Promise<Problem[]> {
  const { releases } = await loadCatalog(deps.db, countyId, 0);
  const newest = releases.filter((release) => release.packId === packId).at(-1);
  if (!newest) return [];
  const open = breakingChanges(await deps.packs.pack(countyId, newest.sha), after).filter(({ solution, key }) => solution === undefined && !confirmed.includes(key));
  return (await concerned(deps, countyId, after, open)).map(asProblem);
}
