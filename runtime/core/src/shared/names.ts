/** Names that an object has without being given them: no id, key or field may be called so. */
const RESERVED: ReadonlySet<string> = new Set([...Object.getOwnPropertyNames(Object.prototype), 'prototype']);
export const isReserved = (name: string): boolean => RESERVED.has(name);

/** A map in which nothing is found but what was put in: `map.constructor` is undefined. For look-ups by a name that somebody wrote. */
export const mapOf = <T>(entries: Iterable<readonly [string, T]>): Record<string, T> => Object.assign(Object.create(null) as Record<string, T>, Object.fromEntries(entries));
