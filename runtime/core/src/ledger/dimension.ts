/** A dimension's value as text, and what is wrong with it. */
import type { CompiledPack } from '../pack/program';
import { isDate } from '../shared/date';
import type { Json } from '../shared/json';
import type { LedgerDef } from './format';

type Dimension = LedgerDef['dimensions'][number];
type Value = { readonly text: string } | { readonly code: string; readonly shown: string };
const LONGEST = 120;

/** Lots of the same thing are told apart by their name and their day. */
export const isLotDimension = (kind: Dimension['kind']): boolean => kind === 'text' || kind === 'date';

export function dimValue({ pack, isUnit }: { readonly pack: CompiledPack; isUnit(id: string): boolean }, dimension: Dimension, value: Json): Value {
  const text = typeof value === 'string' ? value.trim() : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
  if (text === '') return { code: 'ledger.dimension-missing', shown: '' };
  const wrong = { code: 'ledger.dimension-wrong', shown: text.slice(0, 40) };
  if (text.length > LONGEST) return wrong;
  switch (dimension.kind) {
    case 'date':
      return isDate(text) ? { text } : wrong;
    case 'code':
      return pack.codes[dimension.codes ?? '']?.items.some((item) => item.code === text) ? { text } : wrong;
    case 'unit':
      return isUnit(text) ? { text } : wrong;
    default:
      return { text };
  }
}

/** As people read it: a code's title, a unit's name; what is only an id is left to who knows its name. */
export function dimText({ codes }: Pick<CompiledPack, 'codes'>, dimension: Dimension, value: string, unitName: (id: string) => string | undefined = () => undefined): string {
  if (dimension.kind === 'code') return codes[dimension.codes ?? '']?.items.find((item) => item.code === value)?.title ?? value;
  return dimension.kind === 'unit' ? (unitName(value) ?? value) : value;
}
