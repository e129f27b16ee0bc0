/**
 * Tools of the form beyond the views: each a line of one menu that opens its panel over the form. A tool is one line here;
 * its panel edits the form by `edited.edit`, so that it is one undoable step.
 */
import type { ComponentType } from 'react';
import { SHEET_TOOLS } from '../sheets';
import type { EditedForm } from './use-form';

export interface FormToolProps {
  readonly edited: EditedForm;
  onClose(): void;
}
export interface FormTool {
  readonly id: string;
  readonly title: string;
  /** mounted while it is open: a dialog or a drawer of its own */
  readonly Panel: ComponentType<FormToolProps>;
}

export const FORM_TOOLS: readonly FormTool[] = [...SHEET_TOOLS];
