import type { CompiledPack } from './program';

/**
 * What follows from a pack and one of its record types, made once: a compiled pack never changes, and this is asked for with every record.
 * @example const titles = onceAType((pack, type) => Object.values(fieldsOf(pack, type)).map(({ title }) => title)); titles(pack, 'case')
 */
export function onceAType<T extends object>(make: (pack: CompiledPack, recordType: string) => T): (pack: CompiledPack, recordType: string) => T {
  const known = new WeakMap<CompiledPack, Map<string, T>>();
  return (pack, recordType) => {
    const types = known.get(pack) ?? new Map<string, T>();
    known.set(pack, types);
    const made = types.get(recordType) ?? make(pack, recordType);
    types.set(recordType, made);
    return made;
  };
}
