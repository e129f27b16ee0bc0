import type { OrgSnapshot } from '../../platform/deps';
import type { Person } from './contract';

/** One spelling: case and full-width letters count for nothing, blanks neither. */
const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

/** 0: the name is it or begins so; 1: it is in the name; 2: in the unit's name; undefined: not meant. */
function rankOf(name: string, orgName: string, wanted: string): number | undefined {
  if (name.startsWith(wanted)) return 0;
  if (name.includes(wanted)) return 1;
  return orgName.includes(wanted) ? 2 : undefined;
}

/** People whose name or unit is meant, the likeliest first. Nothing but name and unit. */
export function search({ people, view }: OrgSnapshot, q: string, most: number, except: string): Person[] {
  const wanted = plain(q);
  const found = people.filter(({ id }) => id !== except).flatMap(({ id, name, grants }) => {
    const orgName = view.unit(grants[0]?.orgId ?? '')?.name ?? '';
    const rank = wanted === '' ? undefined : rankOf(plain(name), plain(orgName), wanted);
    return rank === undefined ? [] : [{ rank, person: { userId: id, name, orgName } }];
  });
  const order = (a: (typeof found)[number], b: (typeof found)[number]): number => a.rank - b.rank || a.person.name.localeCompare(b.person.name, 'zh-CN') || (a.person.userId < b.person.userId ? -1 : 1);
  return found.sort(order).slice(0, most).map(({ person }) => person);
}
