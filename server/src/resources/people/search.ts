import type { OrgSnapshot, Person as Member } from '../../platform/deps';
import type { Person } from './contract';

/** One spelling: case and full-width letters count for nothing, blanks neither. */
const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

/** 0: the name is it or begins so; 1: it is in the name; 2: in the unit's name; undefined: not meant. */
function rankOf(name: string, orgName: string, wanted: string): number | undefined {
  if (name.startsWith(wanted)) return 0;
  if (name.includes(wanted)) return 1;
  return orgName.includes(wanted) ? 2 : undefined;
}

export const personOf = ({ view }: OrgSnapshot, { id, name, grants }: Member): Person => ({ userId: id, name, orgName: view.unit(grants[0]?.orgId ?? '')?.name ?? '' });
const byName = (a: Person, b: Person): number => a.name.localeCompare(b.name, 'zh-CN') || (a.userId < b.userId ? -1 : 1);

/** People whose name or unit is meant, the likeliest first. Nothing but name and unit. */
export function search(snapshot: OrgSnapshot, people: readonly Member[], q: string): Person[] {
  const wanted = plain(q);
  const found = people.flatMap((member) => {
    const person = personOf(snapshot, member);
    const rank = wanted === '' ? undefined : rankOf(plain(person.name), plain(person.orgName), wanted);
    return rank === undefined ? [] : [{ rank, person }];
  });
  return found.sort((a, b) => a.rank - b.rank || byName(a.person, b.person)).map(({ person }) => person);
}

/** Those of the same units. */
export function nearby(snapshot: OrgSnapshot, people: readonly Member[], grants: Member['grants']): Person[] {
  const units = new Set(grants.map((grant) => grant.orgId));
  return people.filter((member) => member.grants.some((grant) => units.has(grant.orgId))).map((member) => personOf(snapshot, member)).sort(byName);
}
