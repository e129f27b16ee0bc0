/** The sixteen states that a field can have, each made once: equal states are the same object. */
import type { FieldMode, FieldState } from './types';

const STATES: readonly FieldState[] = Array.from({ length: 16 }, (_, bits) => Object.freeze({ visible: (bits & 1) > 0, required: (bits & 2) > 0, readonly: (bits & 4) > 0, calculated: (bits & 8) > 0 }));

/** What is known of a field before its step's access is asked. */
export interface Facts { readonly open: boolean; readonly required: boolean; readonly readonly: boolean; readonly calculated: boolean }

export function stateOf(mode: FieldMode, { open, required, readonly, calculated }: Facts): FieldState {
  const shown = open && mode !== 'hide';
  const bits = (shown ? 1 : 0) + (shown && required ? 2 : 0) + (mode === 'read' || calculated || readonly ? 4 : 0) + (calculated ? 8 : 0);
  return STATES[bits] as FieldState;
}
