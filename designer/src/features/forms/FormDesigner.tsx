import { metaOf } from '@liandong/form';
import { Segmented } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { t } from './text';
import { Columns } from '../../ui';
import { DragArea, type Dragged, type DropSpot } from '../../ui/dnd';
import { formActions } from './actions';
import { FormCanvas } from './canvas/FormCanvas';
import { Palette } from './canvas/Palette';
import { FormJson } from './FormJson';
import { FieldInspector } from './inspector/FieldInspector';
import { FormInspector } from './inspector/FormInspector';
import { SectionInspector } from './inspector/SectionInspector';
import { type Place, propertiesOf } from './model/form-edit';
import { FormPreview } from './preview/FormPreview';
import { type Selection, selectionAt, THE_FORM } from './selection';
import { ToolButtons } from './ToolButtons';
import type { EditedForm } from './use-form';
import { widgetTitle } from './words';

const VIEWS = ['design', 'phone', 'desk', 'json'] as const;
type View = (typeof VIEWS)[number];

const placeAt = ({ spot, isAfter }: DropSpot<Place>, size: number): Place => ({ ...spot, index: Math.min(size, spot.index + (isAfter ? 1 : 0)) });

interface Chosen {
  readonly selection: Selection;
  readonly startAt: 'basic' | 'rules';
  readonly select: (next: Selection) => void;
}

/** What a finding's link points at, until something else is chosen. */
function useSelection(edited: EditedForm): Chosen {
  const [search] = useSearchParams();
  const at = search.get('at');
  const pointed = at === null ? THE_FORM : selectionAt(at, (rule) => edited.form.rules.find((one) => one.id === rule)?.target, (id) => edited.form.sections?.some((section) => section.id === id) === true);
  const [chosen, choose] = useState<{ readonly at: string | null; readonly selection: Selection }>();
  const selection = chosen && chosen.at === at ? chosen.selection : pointed;
  const exists = selection.kind === 'form' || selection.kind === 'section' || propertiesOf(edited.form)[selection.id] !== undefined;
  const isPointed = selection === pointed && at?.startsWith('/rules/') === true;
  return { selection: exists ? selection : THE_FORM, startAt: isPointed ? 'rules' : 'basic', select: (next) => choose({ at, selection: next }) };
}

/** Palette, canvas and inspector of one form. */
export function FormDesigner({ edited }: { readonly edited: EditedForm }) {
  const [view, setView] = useState<View>('design');
  const [over, setOver] = useState<DropSpot<Place>>();
  const { selection, startAt, select } = useSelection(edited);
  const actions = useMemo(() => formActions(edited, selection, select), [edited, selection, select]);
  useEffect(() => {
    if (selection.kind !== 'field') return;
    const card = document.querySelector(`[data-field="${CSS.escape(selection.id)}"]`);
    card?.closest('li')?.scrollIntoView({ block: 'nearest' });
    // after a removal by keyboard nothing has the focus
    if (document.activeElement === document.body) card?.querySelector('button')?.focus();
  }, [selection]);
  const drop = (dragged: Dragged, spot: DropSpot<Place>): void => {
    const size = edited.form.sections?.find((section) => section.id === spot.spot.section)?.fields.length ?? 0;
    const place = placeAt(spot, size);
    if (dragged.kind === 'widget') actions.addWidget(dragged.id ?? '', place);
    else actions.moveTo(dragged.id ?? '', place);
  };
  const ghost = (dragged: Dragged): string => (dragged.kind === 'widget' ? widgetTitle(dragged.id ?? '') : String(propertiesOf(edited.form)[dragged.id ?? '']?.title ?? dragged.id));
  const isDesign = view === 'design';
  return (
    <DragArea<Place> ghost={ghost} onOver={setOver} onDrop={drop}>
      <Columns
        palette={isDesign ? <Palette isReadonly={edited.readonly} onAdd={(widget) => metaOf(widget) && actions.addWidget(widget)} /> : undefined}
        inspector={view === 'json' ? undefined : <Inspector edited={edited} selection={selection} startAt={startAt} onSelect={select} />}
      >
        <div className="ld-canvas-head">
          <button type="button" className="ld-section-title" aria-label={t('forms.selectForm', { title: edited.form.title })} aria-pressed={selection.kind === 'form'} onClick={() => select(THE_FORM)}><h1>{edited.form.title}</h1></button>
          <span className="ld-row"><ToolButtons edited={edited} /><Segmented aria-label={t('forms.view')} value={view} options={VIEWS.map((one) => ({ value: one, label: t(`forms.views.${one}`) }))} onChange={setView} /></span>
        </div>
        {isDesign && <FormCanvas edited={edited} selection={selection} over={over} actions={actions} onSelect={select} />}
        {(view === 'phone' || view === 'desk') && <FormPreview key={view} edited={edited} width={view} />}
        {view === 'json' && <FormJson path={edited.path} title={edited.form.title} />}
      </Columns>
    </DragArea>
  );
}

function Inspector({ edited, selection, startAt, onSelect }: { readonly edited: EditedForm; readonly selection: Selection; readonly startAt: Chosen['startAt']; readonly onSelect: (next: Selection) => void }) {
  if (selection.kind === 'field') return <FieldInspector key={selection.id + startAt} edited={edited} field={selection.id} startAt={startAt} onRenamed={(id) => onSelect({ kind: 'field', id })} />;
  if (selection.kind === 'section') return <SectionInspector key={selection.id} edited={edited} sectionId={selection.id} />;
  return <FormInspector edited={edited} />;
}
