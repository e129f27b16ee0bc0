/** What stays as it was stays the same object, so that a view draws only what became another. */

const isSameList = (a: readonly unknown[], b: readonly unknown[]): boolean => a.length === b.length && a.every((one, index) => one === b[index]);

/** Same entries; lists by their members. */
function isSame(a: object, b: object): boolean {
  const [left, right] = [a as Readonly<Record<string, unknown>>, b as Readonly<Record<string, unknown>>];
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => {
    const [one, other] = [left[key], right[key]];
    return one === other || (Array.isArray(one) && Array.isArray(other) && isSameList(one, other));
  });
}

export const asBefore = <T extends object>(before: T | undefined, now: T): T => (before !== undefined && isSame(before, now) ? before : now);
export const listAsBefore = <T>(before: readonly T[] | undefined, now: readonly T[]): readonly T[] => (before !== undefined && isSameList(before, now) ? before : now);
