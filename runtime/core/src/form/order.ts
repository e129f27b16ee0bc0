/** What must be known before what: depth first, each after what it needs. */

/** `because`: the rule by which one thing needs another. */
export interface Need { readonly on: string; readonly because?: string }

export interface Order {
  readonly order: readonly string[];
  /** rules by which something needs itself, in the end */
  readonly cycles: readonly string[];
  /** what is needed before it is known */
  readonly early: ReadonlySet<string>;
}

interface Step { readonly id: string; readonly because: string | undefined }

export function orderOf(needs: ReadonlyMap<string, readonly Need[]>): Order {
  const [order, done, path, cycles, early]: [string[], Set<string>, Step[], Set<string>, Set<string>] = [[], new Set(), [], new Set(), new Set()];
  const close = (id: string, because: string | undefined): void => {
    early.add(id);
    const inside = path.slice(path.findIndex((step) => step.id === id) + 1).map((step) => step.because);
    const rule = [because, ...inside.reverse()].find((one) => one !== undefined);
    if (rule !== undefined) cycles.add(rule);
  };
  const visit = (id: string, because: string | undefined): void => {
    if (done.has(id)) return;
    if (path.some((step) => step.id === id)) return close(id, because);
    path.push({ id, because });
    for (const need of needs.get(id) ?? []) if (needs.has(need.on)) visit(need.on, need.because);
    path.pop();
    done.add(id);
    order.push(id);
  };
  for (const id of needs.keys()) visit(id, undefined);
  return { order, cycles: [...cycles], early };
}
