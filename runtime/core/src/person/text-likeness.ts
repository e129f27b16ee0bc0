/** Names and addresses, compared as text. */

/** The text with each of its characters left out once. */
export const shortened = (text: string): string[] => [...text].map((_char, index, all) => all.filter((_one, at) => at !== index).join(''));

/** One character is another one, too many or missing. Of two characters one says nothing: that is half of all people. */
export function differsByOne(a: string, b: string): boolean {
  const [one, other] = [[...a], [...b]];
  if (a === b || Math.min(one.length, other.length) < 2 || Math.max(one.length, other.length) < 3) return false;
  if (one.length === other.length) return one.filter((char, index) => char !== other[index]).length === 1;
  const [long, short] = one.length > other.length ? [a, b] : [b, a];
  return Math.abs(one.length - other.length) === 1 && shortened(long).includes(short);
}

const pairs = (text: string): string[] => [...text].flatMap((char, index, all) => (index + 1 < all.length ? [char + (all[index + 1] ?? '')] : []));

/** 0 to 1: how many pairs of neighbours two texts have in common (Dice). */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const [one, other] = [pairs(a), pairs(b)];
  if (one.length + other.length === 0) return 0;
  const left = [...other];
  const common = one.filter((pair) => {
    const at = left.indexOf(pair);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
  return (2 * common.length) / (one.length + other.length);
}
