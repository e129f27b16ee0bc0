/** `full`: the browser gives no more room. `unable`: it keeps nothing at all here (private window, no secure connection). */
export type NotKept = 'full' | 'unable';

const namesOf = (cause: unknown): readonly string[] => {
  const { name, inner } = (typeof cause === 'object' && cause !== null ? cause : {}) as { readonly name?: unknown; readonly inner?: unknown };
  return typeof name === 'string' ? [name, ...(inner === undefined ? [] : namesOf(inner))] : [];
};
export const whyNotKept = (cause: unknown): NotKept => (namesOf(cause).includes('QuotaExceededError') ? 'full' : 'unable');
