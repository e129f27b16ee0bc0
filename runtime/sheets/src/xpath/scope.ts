import type { FeelType } from './feel-part';

/** What a name of the XLSForm is in the form. */
export interface Known {
  readonly id: string;
  readonly type: FeelType;
  /** the child table it is a column of */
  readonly table?: string;
}
export interface XPathScope {
  /** the question that `.` means */
  readonly self?: Known;
  /** the table in whose rows this is worked out */
  readonly table?: string;
  find(name: string): Known | undefined;
  /** of a filter: what a column of the choices is in FEEL: a path, a text, or `null` */
  column?(name: string): string | undefined;
}
