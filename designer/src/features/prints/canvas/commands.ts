import type { KeyboardEvent } from 'react';

export type Command = 'type' | 'typeNew' | 'clear' | 'bold' | 'merge' | 'none';
type Pressed = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey'>;

/** What a key asks for at a cell, besides moving. */
export function commandFor({ key, altKey, ctrlKey, metaKey }: Pressed): Command {
  if (altKey) return 'none';
  if (ctrlKey || metaKey) return key.toLowerCase() === 'b' ? 'bold' : key.toLowerCase() === 'm' ? 'merge' : 'none';
  if (key === 'Enter' || key === 'F2') return 'type';
  if (key === 'Delete' || key === 'Backspace') return 'clear';
  return key.length === 1 && key !== ' ' ? 'typeNew' : 'none';
}
