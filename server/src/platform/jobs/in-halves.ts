interface Halves<T> {
  act(items: readonly T[]): Promise<void>;
  /** what is to become of the one that cannot be done */
  later(item: T, error: unknown): Promise<void>;
  /** it is nobody's fault and comes up again by itself: not tried again now */
  isPassing(error: unknown): boolean;
}

/** Many at once; where that fails each half by itself, until the one that cannot be done stands alone and does not hold up the others. */
export async function inHalves<T>(items: readonly T[], how: Halves<T>): Promise<void> {
  try {
    if (items.length > 0) await how.act(items);
  } catch (error) {
    if (how.isPassing(error)) return;
    const [first] = items;
    if (items.length === 1 && first !== undefined) return how.later(first, error);
    const middle = Math.ceil(items.length / 2);
    await inHalves(items.slice(0, middle), how);
    await inHalves(items.slice(middle), how);
  }
}
