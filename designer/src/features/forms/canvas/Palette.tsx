import type { QuestionDef } from '@liandong/core/run';
import { WIDGETS } from '@liandong/form';
import { Input } from 'antd';
import { useState } from 'react';
import { useDragSource } from '../../../ui/dnd';
import { t } from '../text';
import { groupTitle, widgetTitle } from '../words';

const GROUPS = [...new Set(WIDGETS.map((widget) => widget.group))];

interface PaletteProps {
  readonly isReadonly: boolean;
  readonly questions: readonly QuestionDef[];
  /** where a click puts a new field, in words */
  readonly where: string;
  onAdd(widget: string): void;
  onAsk(question: QuestionDef): void;
}

/** Every widget and every question of the library; a click adds it after what is selected, dragging puts it anywhere. */
export function Palette({ isReadonly, questions, where, onAdd, onAsk }: PaletteProps) {
  const [search, setSearch] = useState('');
  const wanted = search.trim();
  const shown = WIDGETS.filter((widget) => widgetTitle(widget.id).includes(wanted) || widget.id.includes(wanted.toLowerCase()));
  const asked = questions.filter((question) => question.title.includes(wanted) || question.group?.includes(wanted) === true);
  return (
    <>
      <Input data-native-undo aria-label={t('forms.searchWidgets')} placeholder={t('forms.searchWidgets')} allowClear value={search} onChange={(event) => setSearch(event.target.value)} />
      <p className="ld-hint ld-where" role="status">{where}</p>
      {shown.length === 0 && asked.length === 0 && <p className="ld-hint">{t('forms.noWidget')}</p>}
      {GROUPS.filter((group) => shown.some((widget) => widget.group === group)).map((group) => (
        <section key={group} className="ld-palette-group">
          <h3>{groupTitle(group)}</h3>
          <div>{shown.filter((widget) => widget.group === group).map((widget) => <PaletteItem key={widget.id} kind="widget" id={widget.id} title={widgetTitle(widget.id)} isReadonly={isReadonly} onAdd={() => onAdd(widget.id)} />)}</div>
        </section>
      ))}
      {asked.length > 0 && (
        <section className="ld-palette-group">
          <h3>{t('tree.questions')}</h3>
          <div>{asked.map((question) => <PaletteItem key={question.id} kind="question" id={question.id} title={question.title} isReadonly={isReadonly} onAdd={() => onAsk(question)} />)}</div>
        </section>
      )}
    </>
  );
}

function PaletteItem({ kind, id, title, isReadonly, onAdd }: { readonly kind: 'widget' | 'question'; readonly id: string; readonly title: string; readonly isReadonly: boolean; readonly onAdd: () => void }) {
  const { ref } = useDragSource(`${kind}:${id}`, { kind, id }, isReadonly);
  return <button ref={ref} type="button" className="ld-palette-item" data-widget={kind === 'widget' ? id : undefined} disabled={isReadonly} aria-label={t(kind === 'widget' ? 'forms.addWidget' : 'forms.askQuestion', { title })} onClick={onAdd}>{title}</button>;
}
