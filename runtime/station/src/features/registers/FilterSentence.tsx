import { useState } from 'react';
import { conditionWords, CORE_TEXT, filterWords, isGroup, type FilterWordsCtx, type RegisterCondition, type RegisterFilter } from '@liandong/core/run';
import { t } from '../../text';
import { Button } from '../../ui';
import { withCondition, withoutCondition } from './conditions';
import { ConditionSheet } from './ConditionSheet';

interface FilterSentenceProps { readonly filter: RegisterFilter; readonly words: Required<FilterWordsCtx>; readonly onChange: (filter: RegisterFilter) => void }

/** The filter as its sentence; each part of it is pressed to be changed. A group inside is shown whole and only taken out. */
export function FilterSentence({ filter, words, onChange }: FilterSentenceProps) {
  const [open, setOpen] = useState<{ readonly at?: number; readonly condition?: RegisterCondition }>();
  const { join, items } = filter;
  return (
    <div className="register-filter">
      {items.length > 1 && (
        <Button kind="link" onClick={() => onChange({ ...filter, join: join === 'all' ? 'any' : 'all' })}>{join === 'all' ? t('registers.all') : t('registers.any')}</Button>
      )}
      <ul className="register-chips">
        {items.map((node, at) => {
          const text = isGroup(node) ? filterWords(node, words) : conditionWords(node, words);
          return (
            <li key={at} className="register-condition">
              {at > 0 && <span className="register-join">{CORE_TEXT.register.join[join].replace(/[，,]/, '')}</span>}
              <button type="button" className="register-chip" disabled={isGroup(node)} onClick={() => { if (!isGroup(node)) setOpen({ at, condition: node }); }}>{text}</button>
              <button type="button" className="icon-button" aria-label={t('registers.takeOut', { name: text })} onClick={() => onChange(withoutCondition(filter, at))}>×</button>
            </li>
          );
        })}
      </ul>
      <Button onClick={() => setOpen({})} disabled={items.length >= 20}>{t('registers.add')}</Button>
      {open && <ConditionSheet words={words} condition={open.condition} onClose={() => setOpen(undefined)} onDone={(condition) => { onChange(withCondition(filter, open.at, condition)); setOpen(undefined); }} />}
    </div>
  );
}
