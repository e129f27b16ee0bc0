/** A code list with parents as a tree. */
import type { Option } from '../../model/types';
import type { Value } from '../../model/types';

const hasParent = (options: readonly Option[], option: Option): boolean => option.parent !== undefined && options.some((other) => other.value === option.parent);

/** What can be chosen below a place; without one, the roots. An item whose parent is not in the list is a root. */
export const childrenOf = (options: readonly Option[], parent: Value): Option[] =>
  options.filter((option) => (parent === undefined ? !hasParent(options, option) : option.parent === parent));

/** From the root to the place. A parent that leads back is followed once. */
export function pathTo(options: readonly Option[], value: Value): Option[] {
  const path: Option[] = [];
  let at = options.find((option) => option.value === value);
  while (at && !path.includes(at)) {
    const { parent } = at;
    path.unshift(at);
    at = parent === undefined ? undefined : options.find((option) => option.value === parent);
  }
  return path;
}
