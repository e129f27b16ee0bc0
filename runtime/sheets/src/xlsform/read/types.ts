/** An XLSForm as its author wrote it: questions, groups and repeats in their order, choices by list. */
import type { Finding } from '../../finding';
import type { Texts } from './table';

export interface XlsChoice { readonly row: number; readonly name: string; readonly label: Texts; /** further columns, for filters */ readonly extra: Readonly<Record<string, string>> }

export interface XlsItem {
  readonly row: number;
  /** names of the groups and repeats around it, and its own: `household/members/age` */
  readonly path: string;
  readonly name: string;
  /** as the reference implementation names it */
  readonly type: string;
  /** what it is for us, see type-words.json; select, multi, rank, group, repeat, loop besides */
  readonly kind: string;
  readonly label: Texts;
  readonly hint: Texts;
  readonly guidance: Texts;
  readonly constraintMessage: Texts;
  readonly requiredMessage: Texts;
  readonly required?: string;
  readonly relevant?: string;
  readonly constraint?: string;
  readonly calculation?: string;
  readonly readonly?: string;
  readonly default?: string;
  readonly appearance?: string;
  readonly choiceFilter?: string;
  readonly parameters?: string;
  readonly repeatCount?: string;
  /** its list of choices */
  readonly list?: string;
  readonly media?: true;
  readonly privacy?: string;
  readonly format?: string;
  readonly source?: string;
  readonly codes?: string;
  readonly widget?: string;
  readonly children?: readonly XlsItem[];
}

export interface XlsForm {
  readonly title?: string;
  readonly id?: string;
  readonly defaultLanguage: string;
  readonly style?: string;
  readonly items: readonly XlsItem[];
  readonly lists: ReadonlyMap<string, readonly XlsChoice[]>;
  readonly findings: readonly Finding[];
}
