/** The options of a choice, from a code list (`x-codes`) or inline, as widgets show them and as rules read them. Made once a list. */
import type { FeelContext } from '../expression/index';
import type { CodeList } from '../pack/format';
import type { FieldOption, FieldSpec, OptionValue } from './types';

type Codes = Readonly<Record<string, CodeList>>;

export interface Choices {
  readonly options: readonly FieldOption[];
  /** what `option` stands for in a rule */
  readonly contexts: ReadonlyMap<OptionValue, FeelContext>;
}

const ofCode = ({ code, title, parent, attributes }: CodeList['items'][number]): FieldOption => ({ value: code, title, ...(parent === undefined ? {} : { parent }), ...(attributes === undefined ? {} : { attributes }) });
const contextOf = ({ value, title, parent, attributes }: FieldOption): FeelContext => ({ ...attributes, code: value, title, parent: parent ?? null });

const made = new WeakMap<object, Choices>();

function choicesIn(source: object, list: () => readonly FieldOption[]): Choices {
  const known = made.get(source);
  if (known) return known;
  const options = list();
  const choices = { options, contexts: new Map(options.map((option) => [option.value, contextOf(option)] as const)) };
  made.set(source, choices);
  return choices;
}

/** undefined: no choice, or one whose code list is not there. */
export function choicesOf({ codes: id, options }: Pick<FieldSpec, 'codes' | 'options'>, codes: Codes): Choices | undefined {
  const list = id !== undefined && Object.hasOwn(codes, id) ? codes[id] : undefined;
  if (list) return choicesIn(list, () => list.items.map(ofCode));
  return options && choicesIn(options, () => options);
}

/** Names of the attributes that some option has. */
export const attributesIn = (options: readonly FieldOption[]): ReadonlySet<string> => new Set(options.flatMap(({ attributes }) => Object.keys(attributes ?? {})));
