import { type KeyboardEvent, useRef, useState } from 'react';
import type { FormActions } from '../actions';
import { FIELD_KEYS, onFieldKey } from '../canvas/field-keys';
import { type Choosing, selectedIds, type Selection } from '../selection';
import { t } from '../text';
import type { EditedForm } from '../use-form';
import { widgetTitle } from '../words';
import { type OutlineRow, outlineRows } from './rows';

interface OutlineProps {
  readonly edited: EditedForm;
  readonly selection: Selection;
  readonly actions: FormActions;
  onSelect(selection: Selection): void;
  onChoose(path: string, how: Choosing): void;
}

const MOVES: Readonly<Record<string, -1 | 1>> = { ArrowUp: -1, ArrowDown: 1 };
const STEPS: Readonly<Record<string, (at: number, size: number) => number>> = {
  ArrowDown: (at, size) => Math.min(at + 1, size - 1), ArrowUp: (at) => Math.max(0, at - 1), Home: () => 0, End: (_at, size) => size - 1,
};

/** Alt and arrow keys move a section. */
function onSectionKey(event: KeyboardEvent, actions: FormActions, section: string): boolean {
  const by = event.altKey ? MOVES[event.key] : undefined;
  if (by === undefined) return false;
  event.preventDefault();
  actions.moveSection(section, by);
  return true;
}

/** The form as a tree of sections, fields and columns; every key of the canvas works here, too. */
export function Outline({ edited, selection, actions, onSelect, onChoose }: OutlineProps) {
  const root = useRef<HTMLUListElement>(null);
  const rows = outlineRows(edited.form);
  const isChosen = (row: OutlineRow): boolean => (row.kind === 'section' ? selection.kind === 'section' && selection.id === row.id : selectedIds(selection).includes(row.id));
  const chosen = rows.map(isChosen).lastIndexOf(true);
  const [tried, setTried] = useState(0);
  const at = Math.min(tried, rows.length - 1);
  const choose = (row: OutlineRow, how: Choosing): void => (row.kind === 'section' ? onSelect({ kind: 'section', id: row.id }) : onChoose(row.id, how));
  const go = (index: number): void => {
    setTried(index);
    root.current?.querySelectorAll<HTMLElement>('[role=treeitem]')[index]?.focus();
  };
  const onKey = (event: KeyboardEvent, row: OutlineRow, index: number): void => {
    if (!edited.readonly && (row.kind === 'field' ? onFieldKey(event, actions, row.id) : onSectionKey(event, actions, row.id))) return;
    const to = event.altKey ? undefined : STEPS[event.key]?.(index, rows.length);
    const next = rows[to ?? -1];
    if (to !== undefined && next) {
      event.preventDefault();
      go(to);
      // with Ctrl the focus wanders alone, so that a field further down can be added
      if (!event.ctrlKey) choose(next, { shiftKey: event.shiftKey, ctrlKey: false });
      return;
    }
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    choose(row, event);
  };
  if (rows.length === 0) return <p className="ld-hint">{t('forms.empty')}</p>;
  return (
    <>
      <p className="ld-hint">{t('outline.how')}</p>
      <ul ref={root} role="tree" className="ld-outline" aria-label={t('outline.label')} aria-multiselectable="true">
        {rows.map((row, index) => (
          <li
            key={`${row.kind}:${row.id}`} role="treeitem" aria-level={row.level} aria-posinset={row.position} aria-setsize={row.size} aria-selected={isChosen(row)} className={`is-level-${row.level}`}
            aria-keyshortcuts={FIELD_KEYS}
            tabIndex={index === (chosen >= 0 && !rows.some((one, n) => n === at && isChosen(one)) ? chosen : at) ? 0 : -1}
            onClick={(event) => {
              setTried(index);
              choose(row, event);
            }}
            onKeyDown={(event) => onKey(event, row, index)}
          >
            <span className="ld-outline-title">{row.title}{row.isRequired && <span className="ld-required" aria-hidden="true"> *</span>}</span>
            {row.hasRules && <span className="ld-hint" title={t('forms.rules')}>{t('outline.ruled')}</span>}
            {row.widget !== undefined && <span className="ld-hint">{widgetTitle(row.widget)}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}
