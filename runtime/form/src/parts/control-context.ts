import { createContext, type ComponentType } from 'react';
import type { FieldModel, Value } from '../model/types';

export interface ControlProps {
  readonly id: string;
  readonly field: FieldModel;
  readonly value: Value;
  /** beyond the field's own texts */
  readonly describedBy?: string | undefined;
  readonly onChange: (value: Value) => void;
}

/** How a widget that is made of fields draws one of them: the theme says. */
export const ControlContext = createContext<ComponentType<ControlProps>>(() => null);
