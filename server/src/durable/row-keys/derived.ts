import { derivedOf, type CompiledPack, type Json, type RecordDoc } from '@liandong/core/run';

/** What follows from a record alone; nothing sealed is read for it. */
export function derivedKeys({ pack, record, plain }: { readonly pack: CompiledPack; readonly record: RecordDoc; readonly plain: RecordDoc['data'] }): { readonly derived?: Readonly<Record<string, Json>> } {
  const derived = derivedOf(pack, { ...record, data: plain });
  return Object.keys(derived).length === 0 ? {} : { derived };
}
