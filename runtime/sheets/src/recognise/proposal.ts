/** A question that was recognised somewhere, as somebody still looks at it: not yet a field. */
export interface Proposal {
  readonly title: string;
  /** a widget of the form package */
  readonly widget: string;
  /** of a choice, as they are read */
  readonly options?: readonly string[];
  readonly required?: boolean;
  readonly help?: string;
}
/** Widgets that mean nothing without options. */
export const isChoice = (widget: string): boolean => widget === 'select' || widget === 'multi-select';
