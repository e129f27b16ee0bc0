import { useState } from 'react';
import type { Finding } from '../../../editing';
import type { Column } from '../model/columns';
import { keyOf, type Place } from '../model/place';
import { cellWords, toType, typedFeel } from '../model/words';
import { t } from '../text';

type Way = 'down' | 'right' | 'none';
interface CellProps {
  readonly at: Place;
  readonly column: Column;
  readonly feel: string;
  readonly findings: readonly Finding[];
  readonly isChosen: boolean;
  /** the one cell that Tab comes to */
  readonly isEntry: boolean;
  readonly isReadonly: boolean;
  /** it is being typed in; new: from nothing */
  readonly typing: { readonly isNew: boolean } | undefined;
  onSelect(): void;
  onType(): void;
  onCancel(): void;
  onWrite(feel: string, way: Way): void;
}

export function Cell(props: CellProps) {
  const { at, column, feel, findings, isChosen, isEntry, isReadonly, typing, onSelect, onType } = props;
  const { text, isFeel } = cellWords(feel, column);
  const isAny = column.side === 'input' && (feel === '' || feel === '-');
  const marks = `${isChosen ? ' is-chosen' : ''}${findings.length > 0 ? ' is-wrong' : ''}${isAny ? ' is-any' : ''}`;
  return (
    <td
      role="gridcell" aria-selected={isChosen} className={`dt-cell is-${column.side}${marks}`} data-place={keyOf(at)} tabIndex={isEntry && !typing ? 0 : -1}
      title={findings.map(({ detail }) => detail).join('\n') || undefined} onClick={() => !typing && onSelect()} onDoubleClick={() => !isReadonly && onType()}
    >
      {typing ? <Typing {...props} isNew={typing.isNew} /> : isFeel ? <code>{text}</code> : text}
    </td>
  );
}

/** Words, or an expression after `=`; what says nothing is not taken. */
function Typing({ at, column, feel, onWrite, onCancel, isNew }: CellProps & { readonly isNew: boolean }) {
  const [text, setText] = useState(() => (isNew ? '' : toType(feel, column)));
  const [isWrong, setWrong] = useState(false);
  const where = `${t('grid.row', { n: at.row + 1 })} ${column.title}`;
  const leave = (way: Way): void => {
    const found = typedFeel(text, column);
    if (found !== undefined) onWrite(found, way);
    else if (way === 'none') onCancel();
    else setWrong(true);
  };
  return (
    <>
      <input
        autoFocus className="dt-typing" aria-label={t('grid.typing', { where })} aria-invalid={isWrong} spellCheck={false} value={text}
        onChange={(event) => {
          setText(event.target.value);
          setWrong(false);
        }}
        onFocus={(event) => event.target.select()}
        onBlur={() => leave('none')}
        onKeyDown={(event) => {
          event.stopPropagation();
          // an input method takes Enter for its own choice
          if (event.nativeEvent.isComposing) return;
          const way = event.key === 'Enter' ? 'down' : event.key === 'Tab' && !event.shiftKey ? 'right' : undefined;
          if (way || event.key === 'Escape') event.preventDefault();
          if (way) leave(way);
          if (event.key === 'Escape') onCancel();
        }}
      />
      {column.side !== 'note' && <span className={isWrong ? 'dt-typing-hint is-wrong' : 'dt-typing-hint'} role={isWrong ? 'alert' : undefined}>{isWrong ? t('grid.unread', { text }) : t(column.side === 'input' ? 'grid.typingHint' : 'grid.resultHint')}</span>}
    </>
  );
}
