import type { CodeList } from '@liandong/core/run';
import type { FormActions } from '../actions';
import type { Place } from '../model/form-edit';
import type { Choosing, Selection } from '../selection';
import type { EditedForm } from '../use-form';

/** What everything on the canvas knows. */
export interface CanvasProps {
  readonly edited: EditedForm;
  readonly codes: Readonly<Record<string, CodeList>>;
  readonly selection: Selection;
  readonly actions: FormActions;
  /** field or column → its gravest finding */
  readonly gravities: ReadonlyMap<string, 'error' | 'warning'>;
  lineOf(place: Place): 'before' | 'after' | undefined;
  onChoose(path: string, how: Choosing): void;
}
