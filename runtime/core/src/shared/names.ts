/** Names that would reach an object's prototype: no id, key or field may be called so. */
const RESERVED: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
export const isReserved = (name: string): boolean => RESERVED.has(name);
