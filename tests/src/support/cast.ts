/** Every role of a pack as people at one station, at another and in another county, and a guest. */
import type { RoleDef } from '@liandong/core/run';
import { aClient, type Client, type CountySeed, type Got, type Sent, type TestServer } from '@liandong/server/testing';

export type Place = 'own' | 'other' | 'only' | 'far' | 'guest';
export interface Person {
  readonly name: string;
  readonly place: Place;
  readonly role?: RoleDef;
  readonly orgId: string;
  readonly cookie: string;
}

/** Where a role of a tier is tried: at the station of the test's work, at the other one, or at the only such unit. */
export interface Grounds {
  readonly own: Readonly<Record<string, string>>;
  readonly other: Readonly<Record<string, string>>;
  readonly far: Readonly<Record<string, string>>;
}
type Seat = Omit<Person, 'cookie'>;

function seatsOf(role: RoleDef, { own, other, far }: Grounds): Seat[] {
  const at = (place: Place, orgId: string | undefined): Seat[] => (orgId === undefined ? [] : [{ name: `${role.id}.${place}`, place, role, orgId }]);
  const [here, there] = [own[role.tier], other[role.tier]];
  // of the other county those who can do most there
  const isStrong = role.rights.length > 0 || role.maxLevel === 'L4';
  return [...(there === undefined ? at('only', here) : [...at('own', here), ...at('other', there)]), ...(isStrong ? at('far', far[role.tier]) : [])];
}

export interface Cast { readonly near: NonNullable<CountySeed['users']>; readonly far: NonNullable<CountySeed['users']>; signIn(site: TestServer): Promise<Person[]> }

/** Who is in it; `near` and `far` are to be seeded first. */
export function castOf(roles: readonly RoleDef[], grounds: Grounds): Cast {
  const seats = roles.flatMap((role) => seatsOf(role, grounds));
  const usersAt = (isFar: boolean) => Object.fromEntries(seats.filter((seat) => (seat.place === 'far') === isFar).map(({ name, role, orgId }) => [name, [`${role?.id ?? ''}@${orgId}`]]));
  return {
    near: usersAt(false), far: usersAt(true),
    signIn: async (site) => {
      const people = await Promise.all(seats.map(async (seat): Promise<Person> => ({ ...seat, cookie: cookieOf(await site.signIn(seat.name)) })));
      return [...people, { name: 'guest', place: 'guest', orgId: '', cookie: '' }];
    },
  };
}

export const cookieOf = ({ cookies }: Client): string => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');

/** One request in a person's name that leaves his session as it is on our side. */
export const callAs = (site: TestServer, cookie: string, route: string, sent: Sent = {}): Promise<Got> =>
  aClient(site.url).call(route, { ...sent, headers: { ...sent.headers, ...(cookie === '' ? {} : { Cookie: cookie }) } });
