import { useState } from 'react';
import { t } from '../text';

export type Leave = 'down' | 'right' | 'none';
interface TypingProps { readonly text: string; readonly where: string; onLeave(text: string, way: Leave): void; onCancel(): void }

/** The words of a cell while they are typed, in the cell. */
export function Typing({ text: before, where, onLeave, onCancel }: TypingProps) {
  const [text, setText] = useState(before);
  return (
    <textarea
      autoFocus className="pr-typing" aria-label={t('cell.typing', { where })} maxLength={2000} value={text} rows={Math.max(1, text.split('\n').length)} title={t('cell.hint')}
      onChange={(event) => setText(event.target.value)}
      onFocus={(event) => event.target.setSelectionRange(text.length, text.length)}
      onBlur={() => onLeave(text, 'none')}
      onKeyDown={(event) => {
        event.stopPropagation();
        // an input method takes Enter for its own choice
        if (event.nativeEvent.isComposing) return;
        const way = event.key === 'Enter' && !event.altKey ? 'down' : event.key === 'Tab' && !event.shiftKey ? 'right' : undefined;
        if (way || event.key === 'Escape' || event.key === 'Enter') event.preventDefault();
        if (way) onLeave(text, way);
        else if (event.key === 'Enter') setText(`${text}\n`);
        else if (event.key === 'Escape') onCancel();
      }}
    />
  );
}
