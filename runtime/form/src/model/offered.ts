/** The options of a choice that rules filter: those that are offered, and what was chosen before and is not offered any more. */
import { offeredOptions, type CodeList, type FormState, type Json, type OptionPlace } from '@liandong/core/run';
import type { FieldModel, Option } from './types';

export type Offered = Pick<FieldModel, 'options' | 'withheld'>;

interface Asked {
  readonly codes: Readonly<Record<string, CodeList>>;
  readonly state: FormState;
  readonly place: OptionPlace;
  readonly value: Json | undefined;
  /** all options of the choice */
  readonly all: readonly Option[];
  /** is found level by level: what stands above an option belongs to its way */
  readonly isTree: boolean;
}

/** By what is offered, then by what is chosen: the same answers give the same objects. */
const made = new WeakMap<readonly Option[], Map<string, Offered>>();

function withParents(all: readonly Option[], shown: ReadonlySet<Option['value']>): ReadonlySet<Option['value']> {
  const parents = new Map(all.map(({ value, parent }) => [value, parent]));
  const ways = new Set(shown);
  // a parent that leads back is in the set already
  for (const value of ways) {
    const parent = parents.get(value);
    if (parent !== undefined) ways.add(parent);
  }
  return ways;
}

function offeredAnd(offered: readonly Option[], chosen: readonly Json[], { all, isTree }: Asked): Offered {
  const isOffered = new Set(offered.map(({ value }) => value));
  const withheld = all.filter(({ value }) => chosen.includes(value) && !isOffered.has(value));
  if (withheld.length === 0 && !isTree) return { options: offered, withheld };
  const shown = new Set([...isOffered, ...withheld.map(({ value }) => value)]);
  const ways = isTree ? withParents(all, shown) : shown;
  return { options: all.filter(({ value }) => ways.has(value)), withheld };
}

/** What was chosen stays among the options, so that it is seen; it is no answer any more. */
export function offeredOf(asked: Asked): Partial<Offered> {
  const { codes, state, place, value } = asked;
  const offered = offeredOptions(codes, state, place);
  if (!offered) return {};
  const chosen = value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];
  const known = made.get(offered) ?? new Map<string, Offered>();
  made.set(offered, known);
  const key = JSON.stringify(chosen);
  const now = known.get(key) ?? offeredAnd(offered, chosen, asked);
  known.set(key, now);
  return now;
}
