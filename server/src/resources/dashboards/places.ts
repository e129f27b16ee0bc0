/** Where the units of a grid lie. */
import type { OrgUnit, TileDef } from '@liandong/core/run';

type Places = Extract<TileDef, { kind: 'grid' }>['places'];
export interface Place { readonly row: number; readonly column: number }

/** As the pack says by the unit's id or name; units that it does not know follow below, in rows. */
export function placesOf(units: readonly Pick<OrgUnit, 'id' | 'name'>[], places: Places): Place[] {
  const known = units.map((unit) => places?.find((place) => place.unit === unit.id || place.unit === unit.name));
  const below = known.reduce((most, place) => Math.max(most, place ? place.row + 1 : 0), 0);
  const others = known.filter((place) => place === undefined).length;
  const wide = Math.max(1, Math.ceil(Math.sqrt(others)));
  let at = 0;
  return known.map((place) => {
    if (place) return { row: place.row, column: place.column };
    const found = { row: below + Math.floor(at / wide), column: at % wide };
    at += 1;
    return found;
  });
}
