/** The values that an expression may name: plain JSON, or several such layers linked without copying. */
export class Scope {
  constructor(readonly values: Readonly<Record<string, unknown>>, readonly outer?: Scope) {}
}

export type FeelScope = Scope | Readonly<Record<string, unknown>>;

export const asScope = (scope: FeelScope): Scope => (scope instanceof Scope ? scope : new Scope(scope));

/**
 * Names over other names: an inner one hides the outer one of the same name.
 * @example compiled.evaluate(layered({ amount: 5 }, recordScope), ctx)
 */
export const layered = (values: Readonly<Record<string, unknown>>, outer: FeelScope): Scope => new Scope(values, asScope(outer));
