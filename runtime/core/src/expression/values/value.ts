/** What an expression works with: JSON as it is, and the kinds of FEEL that JSON does not have (DMN 1.3 §10.3.2.3). */
export type Kind =
  | 'null' | 'boolean' | 'number' | 'string' | 'list' | 'context' | 'date' | 'time' | 'date and time'
  | 'days and time duration' | 'years and months duration' | 'range' | 'function';

export type FeelValue = null | boolean | number | string | readonly FeelValue[] | FeelContext | Rich;
export interface FeelContext {
  readonly [name: string]: FeelValue;
}

/** A value that JSON has not: dates, times, durations, ranges, functions. */
export abstract class Rich {
  abstract readonly kind: Kind;
  /** what a path after it finds, e.g. `.year`; null for no such property */
  abstract property(name: string): FeelValue;
  /** its text, as `string()` writes it and as it leaves for JSON */
  abstract text(): string;
}

const plainKind = (value: unknown): Kind | undefined => {
  const type = typeof value;
  return type === 'number' || type === 'string' || type === 'boolean' ? type : value === null || type === 'undefined' ? 'null' : undefined;
};

export const kindOf = (value: FeelValue): Kind => plainKind(value) ?? (Array.isArray(value) ? 'list' : value instanceof Rich ? value.kind : 'context');

export const isList = (value: FeelValue): value is readonly FeelValue[] => Array.isArray(value);
export const isContext = (value: FeelValue): value is FeelContext => typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Rich);

/** The rows of a child table, and the cells of a column of them. A path into them gives the answers that are there: a cell left blank does not turn a sum to nothing, and of none at all it is 0. Some of the rows are rows, too. */
export class Rows extends Array<FeelValue> {
  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }
  static fromList(items: readonly FeelValue[]): Rows {
    const rows = new Rows();
    for (const item of items) rows.push(item);
    return rows;
  }
}

/** An entry of a context; never what the language of the host puts on every object. */
export const entryOf = (context: FeelContext, name: string): FeelValue => (Object.hasOwn(context, name) ? (context[name] ?? null) : null);

/** A new context; a name such as `__proto__` is a name like any other. */
export const newContext = (entries: Iterable<readonly [string, FeelValue]>): FeelContext => Object.fromEntries(entries);
