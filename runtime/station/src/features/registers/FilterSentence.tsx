import { useState } from 'react';
import { conditionWords, CORE_TEXT, isGroup, type FilterWordsCtx, type RegisterCondition, type RegisterFilter } from '@liandong/core/run';
import { t } from '../../text';
import { Button } from '../../ui';
import { withCondition, withGroup, withGroupAt, withoutCondition } from './conditions';
import { ConditionSheet } from './ConditionSheet';

const MOST = 20;
interface Open { readonly at?: number; readonly condition?: RegisterCondition; readonly group?: true }
interface FilterSentenceProps {
  readonly filter: RegisterFilter;
  readonly words: Required<FilterWordsCtx>;
  /** a group within: it holds no further ones */
  readonly within?: true;
  readonly onChange: (filter: RegisterFilter) => void;
}

/** Conditions as parts of a sentence; each is pressed to be changed. Groups stand in a frame, with conditions of their own. */
export function FilterSentence({ filter, words, within, onChange }: FilterSentenceProps) {
  const [open, setOpen] = useState<Open>();
  const { join, items } = filter;
  const done = (condition: RegisterCondition): void => {
    onChange(open?.group ? withGroup(filter, condition) : withCondition(filter, open?.at, condition));
    setOpen(undefined);
  };
  return (
    <>
      {items.length > 1 && <Button kind="link" onClick={() => onChange({ ...filter, join: join === 'all' ? 'any' : 'all' })}>{join === 'all' ? t('registers.all') : t('registers.any')}</Button>}
      <ul className="register-chips">
        {items.map((node, at) => (
          <li key={at} className={isGroup(node) ? 'register-group' : 'register-condition'}>
            {at > 0 && <span className="register-join">{CORE_TEXT.register.join[join].replace(/[，,]/, '')}</span>}
            {isGroup(node)
              ? <div role="group" aria-label={t('registers.group')} className="register-frame"><FilterSentence filter={node} words={words} within onChange={(next) => onChange(withGroupAt(filter, at, next))} /></div>
              : <Chip text={conditionWords(node, words)} onOpen={() => setOpen({ at, condition: node })} onRemove={() => onChange(withoutCondition(filter, at))} />}
          </li>
        ))}
      </ul>
      <Button onClick={() => setOpen({})} disabled={items.length >= MOST}>{within ? t('registers.addInside') : t('registers.add')}</Button>
      {!within && items.length > 0 && <Button kind="link" onClick={() => setOpen({ group: true })} disabled={items.length >= MOST}>{join === 'all' ? t('registers.addAny') : t('registers.addAll')}</Button>}
      {open && <ConditionSheet words={words} condition={open.condition} onClose={() => setOpen(undefined)} onDone={done} />}
    </>
  );
}

function Chip({ text, onOpen, onRemove }: { readonly text: string; readonly onOpen: () => void; readonly onRemove: () => void }) {
  return (
    <>
      <button type="button" className="register-chip" onClick={onOpen}>{text}</button>
      <button type="button" className="icon-button" aria-label={t('registers.takeOut', { name: text })} onClick={onRemove}>×</button>
    </>
  );
}
