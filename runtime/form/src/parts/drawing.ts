import { createContext, type ComponentType } from 'react';
import type { FieldModel, FormHost, Value } from '../model/types';

export interface DrawnField {
  readonly id: string;
  readonly field: FieldModel;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/** How a widget that is made of fields draws one of them; the theme says. */
export interface Drawing {
  /** the control, named by a text that is not seen: what is seen stands above the column */
  readonly InCell: ComponentType<DrawnField>;
  /** with label, help and errors */
  readonly InFrame: ComponentType<DrawnField>;
  readonly AsText: ComponentType<{ readonly field: FieldModel; readonly value: Value; readonly host: FormHost }>;
}
const Nothing = (): null => null;
export const DrawingContext = createContext<Drawing>({ InCell: Nothing, InFrame: Nothing, AsText: Nothing });
