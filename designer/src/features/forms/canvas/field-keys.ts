import type { KeyboardEvent } from 'react';
import type { FormActions } from '../actions';

const KEYS: Readonly<Record<string, (actions: FormActions, path: string) => void>> = {
  'Alt+ArrowUp': (actions, path) => actions.moveBy(path, -1),
  'Alt+ArrowDown': (actions, path) => actions.moveBy(path, 1),
  'Ctrl+d': (actions, path) => actions.duplicate(path),
  Delete: (actions, path) => actions.remove(path),
};
const nameOfKey = (event: KeyboardEvent): string => `${event.altKey ? 'Alt+' : ''}${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.key}`;

/** What a key does to the field that has the focus, on the canvas as in the outline; false: it is none of these keys. */
export function onFieldKey(event: KeyboardEvent, actions: FormActions, path: string): boolean {
  const action = KEYS[nameOfKey(event)];
  if (!action) return false;
  event.preventDefault();
  action(actions, path);
  return true;
}
export const FIELD_KEYS = 'Alt+ArrowUp Alt+ArrowDown Control+D Delete';
