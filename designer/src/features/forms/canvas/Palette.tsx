import { WIDGETS } from '@liandong/form';
import { Input } from 'antd';
import { useState } from 'react';
import { t } from '../text';
import { useDragSource } from '../../../ui/dnd';
import { groupTitle, widgetTitle } from '../words';

const GROUPS = [...new Set(WIDGETS.map((widget) => widget.group))];

/** Every widget there is; a click adds it after what is selected, dragging puts it anywhere. */
export function Palette({ isReadonly, onAdd }: { readonly isReadonly: boolean; readonly onAdd: (widget: string) => void }) {
  const [search, setSearch] = useState('');
  const wanted = search.trim();
  const shown = WIDGETS.filter((widget) => widgetTitle(widget.id).includes(wanted) || widget.id.includes(wanted.toLowerCase()));
  return (
    <>
      <Input data-native-undo aria-label={t('forms.searchWidgets')} placeholder={t('forms.searchWidgets')} allowClear value={search} onChange={(event) => setSearch(event.target.value)} />
      {shown.length === 0 && <p className="ld-hint">{t('forms.noWidget')}</p>}
      {GROUPS.filter((group) => shown.some((widget) => widget.group === group)).map((group) => (
        <section key={group} className="ld-palette-group">
          <h3>{groupTitle(group)}</h3>
          <div>{shown.filter((widget) => widget.group === group).map((widget) => <PaletteItem key={widget.id} widget={widget.id} isReadonly={isReadonly} onAdd={onAdd} />)}</div>
        </section>
      ))}
    </>
  );
}

function PaletteItem({ widget, isReadonly, onAdd }: { readonly widget: string; readonly isReadonly: boolean; readonly onAdd: (widget: string) => void }) {
  const { ref } = useDragSource(`widget:${widget}`, { kind: 'widget', id: widget }, isReadonly);
  const title = widgetTitle(widget);
  return <button ref={ref} type="button" className="ld-palette-item" data-widget={widget} disabled={isReadonly} aria-label={t('forms.addWidget', { title })} onClick={() => onAdd(widget)}>{title}</button>;
}
