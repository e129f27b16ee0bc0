import type { Problem } from '../../shared/problem';
import type { Json, JsonObject } from '../../shared/json';
import type { FieldSpec } from '../types';

/** A value format of ours (`x-format`): check, display and mask travel together. */
export interface ValueFormat {
  readonly id: string;
  /** types of fields that it is for */
  readonly types: readonly FieldSpec['type'][];
  /** undefined = valid; `today` = local date; the problem's params are for the text, without field title and path */
  check(value: Json, today: string): Problem | undefined;
  /** masked form for readers below the field's privacy level */
  mask(value: string): string;
  /** other ways to write the same (spaces, full-width digits, a small x) in the one that counts; what is none is left for `check` to tell */
  spell?(text: string): string;
  /** the value alone says who somebody is: sealed at rest whatever level its field has */
  readonly identifies?: true;
  /** other fields that follow from this one, by the meaning they are given in `x-derive` */
  derive?(value: string): JsonObject;
  /** of each of these meanings, what kind of text field it fills */
  readonly derives?: Readonly<Record<string, 'date' | 'plain'>>;
}

/** Everything hidden, whatever its length. */
export const hideAll = (): string => '***';

/** As people copy it, without what only makes it easier to read. */
export const compact = (text: string): string => text.normalize('NFKC').replace(/\s/g, '');

/** A group of values under these names and no others. */
export const isGroup = (value: Json, names: readonly string[]): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).every((name) => names.includes(name));
