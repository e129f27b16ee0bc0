import type { Json } from '@liandong/core/run';
import type { Option, Value } from '../model/types';
import { plainValue } from './plain-value';

/**
 * Several choices as one answer. It keeps the order of the list, so that the same choice is the same answer; choices that are gone since
 * stay, after today's, until they are taken away.
 */
export function toggled(value: Value, options: readonly Option[]): { chosen: readonly Json[]; gone: readonly Option[]; options: readonly Option[]; toggle: (one: Json) => Value } {
  const chosen: readonly Json[] = Array.isArray(value) ? value : [];
  const isKnown = (entry: Json): boolean => options.some((option) => option.value === entry);
  const gone = chosen.filter((entry) => !isKnown(entry)).map((entry) => ({ value: entry as Option['value'], title: plainValue(entry) }));
  const toggle = (one: Json): Value => {
    const next = chosen.includes(one) ? chosen.filter((entry) => entry !== one) : [...chosen, one];
    const all = [...options.map((option) => option.value).filter((entry) => next.includes(entry)), ...next.filter((entry) => !isKnown(entry))];
    return all.length === 0 ? undefined : all;
  };
  return { chosen, gone, options: [...options, ...gone], toggle };
}
