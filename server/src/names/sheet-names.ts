import { problem, type FieldRef, type Picked, type Problem } from '@liandong/core/run';
import { recordsByNumber } from '../durable/index';
import type { Deps, OrgSnapshot, Person } from '../platform/deps';
import type { Caller } from '../platform/http/handler';
import { words } from '../text/index';
import { recordsPicked } from './names';

/** What was picked, as cells of a sheet say it: a record by its number, a unit by its name, somebody by name and unit; and back. */
export interface SheetNames {
  of(ref: FieldRef, id: string): string;
}

const unitText = ({ units, view }: OrgSnapshot, id: string): string => {
  const name = view.unit(id)?.name;
  if (name === undefined) return words('picked.noUnit');
  return units.some((unit) => unit.name === name && unit.id !== id) ? words('picked.unit', { id, name }) : name;
};
function personText({ view }: OrgSnapshot, { name, grants }: Person): string {
  const org = view.unit(grants[0]?.orgId ?? '')?.name;
  return org === undefined ? name : words('picked.person', { name, org });
}

/** One look-up for all cells. */
export async function sheetNames(deps: Deps, caller: Caller, picks: readonly Picked[]): Promise<SheetNames> {
  const snapshot = await deps.org.snapshot(caller.countyId);
  const records = await recordsPicked(deps, caller, [...new Set(picks.flatMap(({ ref, id }) => (ref.kind === 'record' ? [id] : [])))]);
  const numbers = new Map(records.map(({ row, title }) => [row._id, row.no ?? title]));
  return {
    of: ({ kind }, id) => {
      if (kind === 'record') return numbers.get(id) ?? words('picked.elsewhere');
      if (kind === 'unit') return unitText(snapshot, id);
      const person = snapshot.person(id);
      return person ? personText(snapshot, person) : words('picked.nobody');
    },
  };
}

type Meant = (picked: Pick<Picked, 'ref' | 'id'>) => { readonly id: string; readonly problem?: Problem };

/** Of two that are written alike none is meant. */
function only(ids: readonly string[], text: string): ReturnType<Meant> {
  const [id, other] = ids;
  return other === undefined ? { id: id ?? text } : { id: text, problem: problem('sheet.name-twice', '', { value: text.slice(0, 40) }) };
}

/** What the texts of cells mean. A text that means nothing stays as it is: that there is no such thing is said where it is handed in. */
export async function meantBy(deps: Deps, caller: Caller, packId: string, picks: readonly Picked[]): Promise<Meant> {
  const snapshot = await deps.org.snapshot(caller.countyId);
  const types = [...new Set(picks.flatMap(({ ref }) => (ref.kind === 'record' ? [ref.record] : [])))];
  const rows = await Promise.all(types.map((type) => recordsByNumber(deps, caller.countyId, { packId, type }, [...new Set(picks.flatMap(({ ref, id }) => (ref.kind === 'record' && ref.record === type ? [id] : [])))])));
  const numbers = new Map(rows.flat().map((row) => [`${row.type} ${row.no ?? ''}`, row._id]));
  const ids = <T extends { readonly id: string }>(all: readonly T[], isMeant: (one: T) => boolean): string[] => all.filter(isMeant).map(({ id }) => id);
  return ({ ref, id: text }) => {
    if (ref.kind === 'record') return { id: numbers.get(`${ref.record} ${text}`) ?? text };
    if (ref.kind === 'unit') return snapshot.view.unit(text) ? { id: text } : only(ids(snapshot.units, ({ id, name }) => name === text || words('picked.unit', { id, name }) === text), text);
    const exact = ids(snapshot.people, (person) => personText(snapshot, person) === text);
    return only(exact.length > 0 ? exact : ids(snapshot.people, ({ name }) => name === text), text);
  };
}
