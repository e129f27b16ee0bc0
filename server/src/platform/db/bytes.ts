/** Bytes of a document: a lean query answers BSON's Binary, whose buffer may be longer than its value. */
export const bytesOf = (stored: unknown): Buffer => {
  if (typeof stored === 'object' && stored !== null && 'value' in stored && typeof stored.value === 'function') return Buffer.from(stored.value() as Uint8Array);
  return Buffer.from(stored as Uint8Array);
};
