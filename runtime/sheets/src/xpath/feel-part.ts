/** Pieces of FEEL with what they give, put together with as few brackets as reading needs. */
export type FeelType = 'number' | 'text' | 'boolean' | 'date' | 'datetime' | 'clock' | 'list' | 'table' | 'column' | 'blank' | 'any';
export interface Part {
  readonly feel: string;
  readonly type: FeelType;
  /** how tightly it holds together: `if` 0, or 1, and 2, comparison 3, sum 4, product 5, power 6, all else 9 */
  readonly level: number;
  /** of a question: null while it has no answer */
  readonly mayBeNull: boolean;
}
export const part = (feel: string, type: FeelType, level = 9, mayBeNull = false): Part => ({ feel, type, level, mayBeNull });
export const within = (inner: Part, level: number): string => (inner.level < level ? `(${inner.feel})` : inner.feel);
export const quoted = (text: string): string => JSON.stringify(text);
export const call = (name: string, args: readonly Part[], type: FeelType): Part => part(`${name}(${args.map((arg) => arg.feel).join(', ')})`, type, 9, args.some((arg) => arg.mayBeNull));
/** Text of anything; a text stays as it is. */
export const asText = (inner: Part): Part => (inner.type === 'text' || inner.type === 'blank' ? inner : call('string', [inner], 'text'));
export const isDay = ({ type }: Part): boolean => type === 'date' || type === 'datetime';
