/** What the form designer gives to a tool of its toolbar, as far as spreadsheets need it. */
import type { FormDef } from '@liandong/core/run';
import type { Changes } from '../../editing';

export interface PanelProps {
  readonly edited: {
    readonly form: FormDef;
    readonly takenIds: ReadonlySet<string>;
    edit(label: string, change: (form: FormDef) => FormDef, options?: { readonly also?: Changes }): void;
  };
  onClose(): void;
}
