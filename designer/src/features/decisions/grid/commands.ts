import type { KeyboardEvent } from 'react';
import { HEAD, type Place } from '../model/place';
import type { TableActions } from './actions';

export type Command = { readonly kind: 'type'; /** the key itself goes into the empty cell */ readonly isNew: boolean } | { readonly kind: 'clear' } | { readonly kind: 'run'; run(actions: TableActions): void };
const run = (act: (actions: TableActions) => void): Command => ({ kind: 'run', run: act });

type Pressed = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey'>;

function moving(key: string, place: Place): Command | undefined {
  switch (key) {
    case 'ArrowUp': return place.row === HEAD ? undefined : run((actions) => actions.moveRow(place, -1));
    case 'ArrowDown': return place.row === HEAD ? undefined : run((actions) => actions.moveRow(place, 1));
    case 'ArrowLeft': return run((actions) => actions.moveColumn(place, -1));
    case 'ArrowRight': return run((actions) => actions.moveColumn(place, 1));
    default: return undefined;
  }
}

/** What a key asks for at a place, besides moving; undefined = nothing. */
export function commandFor({ key, altKey, ctrlKey, metaKey }: Pressed, place: Place): Command | undefined {
  const isHead = place.row === HEAD;
  if (altKey) return moving(key, place);
  if (ctrlKey || metaKey) {
    if (key === 'Enter') return run((actions) => actions.addRow(isHead ? 0 : place.row + 1));
    return key.toLowerCase() === 'd' && !isHead ? run((actions) => actions.copyRow(place.row)) : undefined;
  }
  if (isHead) return undefined;
  if (key === 'Enter' || key === 'F2') return { kind: 'type', isNew: false };
  if (key === 'Delete' || key === 'Backspace') return { kind: 'clear' };
  return key.length === 1 && key !== ' ' ? { kind: 'type', isNew: true } : undefined;
}
