import { Input } from 'antd';
import { type KeyboardEvent, type SyntheticEvent, useState } from 'react';
import { coreText } from '@liandong/core/run';
import { specOf } from '../diagram/insert';
import { DIALECT, type DialectEntry } from '../model/dialect';
import { useEditing } from '../panel/context';
import { elementTitle, t } from '../text';

const GROUPS = ['task', 'gateway', 'event'] as const;

/** Everything the engine executes, by name. Drag it, click it and then the canvas, or press Enter to put it behind what is selected. */
export function Palette() {
  const [text, search] = useState('');
  const found = DIALECT.filter((entry) => elementTitle(entry.type).includes(text.trim()));
  return (
    <section className="pe-palette" aria-label={t('editor.palette')}>
      <Input allowClear size="small" placeholder={t('editor.search')} aria-label={t('editor.search')} value={text} onChange={(event) => search(event.target.value)} />
      {found.length === 0 && <p className="ld-hint">{t('editor.nothingFound', { text })}</p>}
      {GROUPS.map((group) => {
        const entries = found.filter((entry) => entry.group === group);
        return entries.length === 0 ? null : (
          <div key={group}>
            <h3>{coreText(`elementGroup.${group}`) ?? group}</h3>
            {entries.map((entry) => <Item key={entry.type} entry={entry} />)}
          </div>
        );
      })}
      <p className="ld-hint">{t('editor.place')}</p>
    </section>
  );
}

function Item({ entry }: { readonly entry: DialectEntry }) {
  const { diagram } = useEditing();
  const start = (event: SyntheticEvent): void => {
    event.preventDefault();
    const spec = specOf(entry);
    diagram.get('create').start(event.nativeEvent, diagram.get('elementFactory').createShape(spec));
  };
  const append = (event: KeyboardEvent): void => {
    const selected = diagram.selected();
    if (event.key !== 'Enter' || !selected || entry.attaches || selected.waypoints) return;
    event.preventDefault();
    diagram.get('autoPlace').append(selected, diagram.get('elementFactory').createShape(specOf(entry)));
  };
  return (
    <button type="button" className="pe-item" draggable data-palette={entry.type} onClick={start} onDragStart={start} onKeyDown={append}>
      <span className={entry.icon} aria-hidden="true" />{elementTitle(entry.type)}
    </button>
  );
}
