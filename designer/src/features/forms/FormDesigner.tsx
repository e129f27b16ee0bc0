import { Segmented } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useDraft } from '../../editing';
import { Columns } from '../../ui';
import { DragArea, type Dragged, type DropSpot } from '../../ui/dnd';
import { formActions, placeWords } from './actions';
import { FormCanvas } from './canvas/FormCanvas';
import { Palette } from './canvas/Palette';
import { codesOf, questionsOf } from './canvas/preview-program';
import { ExpertView } from './expert/ExpertView';
import { Inspector } from './inspector/Inspector';
import { orderIn, type Place } from './model/form-edit';
import { propertyAt, titleAt } from './model/paths';
import { Outline } from './outline/Outline';
import { FormPreview } from './preview/FormPreview';
import { type Choosing, selectedIds, type Selection, selectionAt, THE_FORM, withField } from './selection';
import { t } from './text';
import { ToolMenu } from './ToolMenu';
import { TranslationView } from './translations/TranslationView';
import { useClipboard } from './use-clipboard';
import type { EditedForm } from './use-form';
import { widgetTitle } from './words';

const VIEWS = ['design', 'preview', 'languages', 'expert'] as const;
type View = (typeof VIEWS)[number];
const SIDES = ['palette', 'outline'] as const;

interface Chosen {
  readonly selection: Selection;
  readonly startAt: 'basic' | 'rules';
  readonly select: (next: Selection) => void;
}

/** What a finding's link points at, until something else is chosen. */
function useSelection({ form }: EditedForm): Chosen {
  const [search] = useSearchParams();
  const at = search.get('at');
  const pointed = useMemo(() => (at === null ? THE_FORM : selectionAt(form, at)), [form, at]);
  const [chosen, choose] = useState<{ readonly at: string | null; readonly selection: Selection }>();
  const selection = chosen && chosen.at === at ? chosen.selection : pointed;
  const there = selectedIds(selection).filter((id) => propertyAt(form, id));
  const existing: Selection = selection.kind !== 'fields' || there.length === selection.ids.length ? selection : there.length === 0 ? THE_FORM : { kind: 'fields', ids: there };
  const isPointed = selection === pointed && at?.startsWith('/rules/') === true;
  return { selection: existing, startAt: isPointed ? 'rules' : 'basic', select: (next) => choose({ at, selection: next }) };
}

/** What is chosen comes into view; after a removal by keyboard nothing has the focus, so it gets it. */
function useInView(id: string | undefined): void {
  useEffect(() => {
    if (id === undefined) return;
    const card = document.querySelector(`.ld-canvas [data-field="${CSS.escape(id)}"]`);
    card?.closest('li')?.scrollIntoView({ block: 'nearest' });
    if (document.activeElement === document.body) card?.querySelector('button')?.focus();
  }, [id]);
}

/** Palette or outline, canvas and inspector of one form; its preview, its texts in other languages, its JSON. */
export function FormDesigner({ edited }: { readonly edited: EditedForm }) {
  const draft = useDraft();
  const [view, setView] = useState<View>('design');
  const [side, setSide] = useState<(typeof SIDES)[number]>('palette');
  const [over, setOver] = useState<DropSpot<Place>>();
  const { selection, startAt, select } = useSelection(edited);
  const library = useMemo(() => ({ codes: codesOf(draft), questions: questionsOf(draft) }), [draft]);
  const actions = useMemo(() => formActions(edited, selection, library, select), [edited, selection, library, select]);
  const clipboard = useClipboard(edited, selection, actions);
  useInView(selectedIds(selection).at(-1));
  const choose = (path: string, how: Choosing): void => select(withField(edited.form, selection, path, how));
  const drop = (dragged: Dragged, { spot, isAfter }: DropSpot<Place>): void => {
    const place = { ...spot, index: Math.min(orderIn(edited.form, spot).length, spot.index + (isAfter ? 1 : 0)) };
    const id = dragged.id ?? '';
    const question = library.questions[id];
    if (dragged.kind === 'widget') actions.addWidget(id, place);
    else if (dragged.kind === 'question' && question) actions.addQuestion(question, place);
    else if (dragged.kind === 'field') actions.moveTo(id, place);
  };
  const ghost = ({ kind, id = '' }: Dragged): string => (kind === 'widget' ? widgetTitle(id) : kind === 'question' ? (library.questions[id]?.title ?? id) : titleAt(edited.form, id));
  const isDesign = view === 'design';
  const left = (
    <>
      <Segmented block size="small" aria-label={t('forms.side')} value={side} options={SIDES.map((one) => ({ value: one, label: t(`forms.sides.${one}`) }))} onChange={setSide} />
      {side === 'palette' && <Palette isReadonly={edited.readonly} questions={Object.values(library.questions)} where={placeWords(edited.form, actions.placeNow())} onAdd={actions.addWidget} onAsk={actions.addQuestion} />}
      {side === 'outline' && <Outline edited={edited} selection={selection} actions={actions} onSelect={select} onChoose={choose} />}
    </>
  );
  return (
    <DragArea<Place> ghost={ghost} onOver={setOver} onDrop={drop}>
      <div className="ld-fill" {...(isDesign ? clipboard.handlers : {})}>
        <Columns palette={isDesign ? left : undefined} inspector={isDesign ? <Inspector edited={edited} selection={selection} startAt={startAt} actions={actions} onSelect={select} onCopy={clipboard.copy} /> : undefined}>
          <div className="ld-canvas-head">
            <button type="button" className="ld-section-title" aria-label={t('forms.selectForm', { title: edited.form.title })} aria-pressed={selection.kind === 'form'} onClick={() => select(THE_FORM)}><h1>{edited.form.title}</h1></button>
            <span className="ld-row"><ToolMenu edited={edited} /><Segmented aria-label={t('forms.view')} value={view} options={VIEWS.map((one) => ({ value: one, label: t(`forms.views.${one}`) }))} onChange={setView} /></span>
          </div>
          {isDesign && <FormCanvas edited={edited} selection={selection} over={over} actions={actions} onSelect={select} onChoose={choose} onPaste={clipboard.paste} />}
          {view === 'preview' && <FormPreview edited={edited} onGo={(next) => {
            select(next);
            setView('design');
          }} />}
          {view === 'languages' && <TranslationView edited={edited} />}
          {view === 'expert' && <ExpertView edited={edited} />}
        </Columns>
        {clipboard.dialog}
      </div>
    </DragArea>
  );
}
