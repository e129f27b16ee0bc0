/** One action in one place: what it does there, or that it does not apply. */
import { PLACES, type Place } from './diagram';

export interface Case {
  /** as in the table of docs/approvals.md */
  readonly action: string;
  readonly place: Place;
  readonly applies: boolean;
  run(): Promise<void>;
}
type Try = (place: Place) => Promise<void>;

/** An action in every place; `not`: places where it does not apply, each with what happens to whoever tries. */
export const everywhere = (action: string, does: Try, not: Partial<Record<Place, Try>> = {}): Case[] =>
  PLACES.map((place) => ({ action, place, applies: not[place] === undefined, run: () => (not[place] ?? does)(place) }));

export const isMany = (place: Place): boolean => place === 'parallel-member' || place === 'sequential-member';
/** Steps that are open beside `x`. */
export const beside = (place: Place): string[] => (place === 'open-branch' ? ['y'] : []);
