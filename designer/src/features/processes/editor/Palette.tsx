import { coreText } from '@liandong/core/run';
import { Input } from 'antd';
import { type KeyboardEvent, type SyntheticEvent, useState } from 'react';
import { specOf } from '../diagram/insert';
import { following } from '../diagram/menus';
import { DIALECT, type DialectEntry, GROUPS, KNOWN } from '../model/dialect';
import { useEditing } from '../panel/context';
import { elementTitle, t } from '../text';
import { useMore } from './use-more';

/** The basic elements, the others behind 更多; searching looks through all. Drag one, click it and then the canvas, or press Enter to put it behind what is selected. */
export function Palette() {
  const { diagram } = useEditing();
  const [text, search] = useState('');
  const [isOpen, open] = useMore(diagram);
  const wanted = text.trim();
  const found = KNOWN.filter((entry) => elementTitle(entry.type).includes(wanted));
  return (
    <section className="pe-palette" aria-label={t('editor.palette')}>
      <Input allowClear size="small" placeholder={t('editor.search')} aria-label={t('editor.search')} value={text} onChange={(event) => search(event.target.value)} />
      {found.length === 0 && <p className="ld-hint">{t('editor.nothingFound', { text })}</p>}
      {wanted === '' ? <Groups entries={DIALECT} /> : <Groups entries={found} />}
      {wanted === '' && <button type="button" className="pe-more" data-field="more" aria-expanded={isOpen} onClick={() => open(!isOpen)}>{t('more.title')}</button>}
      {wanted === '' && isOpen && <div className="pe-more-items"><Groups entries={KNOWN.filter((entry) => !entry.basic)} /></div>}
      <p className="ld-hint">{t('editor.place')}</p>
    </section>
  );
}

function Groups({ entries }: { readonly entries: readonly DialectEntry[] }) {
  return GROUPS.map((group) => {
    const own = entries.filter((entry) => entry.group === group);
    return own.length === 0 ? null : (
      <div key={group}>
        <h3>{coreText(`elementGroup.${group}`) ?? group}</h3>
        {own.map((entry) => <Item key={entry.type} entry={entry} />)}
      </div>
    );
  });
}

function Item({ entry }: { readonly entry: DialectEntry }) {
  const { diagram } = useEditing();
  const start = (event: SyntheticEvent): void => {
    event.preventDefault();
    diagram.get('create').start(event.nativeEvent, diagram.get('elementFactory').createShape(specOf(entry)));
  };
  const append = (event: KeyboardEvent): void => {
    const selected = diagram.selected();
    if (event.key !== 'Enter' || !selected || selected.waypoints || !following(selected).includes(entry)) return;
    event.preventDefault();
    diagram.get('autoPlace').append(selected, diagram.get('elementFactory').createShape(specOf(entry)));
  };
  return (
    <button type="button" className="pe-item" draggable data-palette={entry.type} onClick={start} onDragStart={start} onKeyDown={append}>
      <span className={entry.icon} aria-hidden="true" />{elementTitle(entry.type)}
    </button>
  );
}
