import { Button, Segmented } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { Columns } from '../../ui';
import { FileEditor } from '../../ui/FileEditor';
import { cellActions, sheetActions } from './actions';
import { Sheet } from './canvas/Sheet';
import { useSheetKeys } from './canvas/use-sheet-keys';
import { Generate } from './Generate';
import { CellInspector } from './inspector/CellInspector';
import { SheetInspector } from './inspector/SheetInspector';
import { keyOf, spotsIn } from './model/area';
import { findingsBy } from './model/findings';
import { Palette } from './palette/Palette';
import { PrintPreview } from './preview/PrintPreview';
import { useSelection } from './selection';
import { t } from './text';
import { Toolbar } from './Toolbar';
import type { EditedPrint } from './use-print';

const VIEWS = ['design', 'preview', 'text'] as const;
type View = (typeof VIEWS)[number];

/** What can be put in, the sheet, and the inspector of one print; its preview, its source. */
export function PrintDesigner({ edited }: { readonly edited: EditedPrint }) {
  const { print, path, draft, readonly } = edited;
  const [view, setView] = useState<View>('design');
  const [isGenerating, generate] = useState(false);
  const [selected, select] = useSelection(print);
  const [inspector, desk] = [useRef<HTMLDivElement>(null), useRef<HTMLDivElement>(null)];
  const actions = selected && !readonly ? cellActions(edited, selected, select) : undefined;
  const sheet = sheetActions(edited, select);
  const found = useMemo(() => findingsBy(print, draft.findings.filter(({ item }) => item === path)), [print, draft.findings, path]);
  const keys = useSheetKeys({ edited, selected, actions, desk, select, onPieces: () => inspector.current?.querySelector<HTMLElement>('.pr-pieces textarea, .pr-pieces input, .pr-pieces button')?.focus() });
  const own = selected ? spotsIn(selected.own, selected.area).flatMap((spot) => found.byPlace.get(`${selected.grid}:${keyOf(spot)}`) ?? []) : [];
  const inspected = selected
    ? <CellInspector key={`${selected.grid}:${keyOf(selected.area)}`} selected={selected} world={edited.world} findings={own} actions={cellActions(edited, selected, select)} isReadonly={readonly} />
    : <SheetInspector edited={edited} findings={found.whole} actions={sheet} />;
  const isDesign = view === 'design';
  return (
    <div className="pr-page">
      <Columns
        palette={isDesign ? <Palette print={print} world={edited.world} selected={selected} isReadonly={readonly} onAdd={(piece) => actions?.add(piece)} onAddTable={(spec) => sheet.addTable(spec, selected?.grid ?? print.grids.length - 1)} /> : undefined}
        inspector={isDesign ? <div ref={inspector}>{inspected}</div> : undefined}
      >
        <Head edited={edited} view={view} isSheet={selected === undefined} onView={setView} onSheet={() => select(undefined)} onGenerate={() => generate(true)} />
        {isDesign && !readonly && <Toolbar selected={selected} actions={actions} />}
        {isDesign && <Sheet edited={edited} selected={selected} keys={keys} desk={desk} found={found} onAddGrid={sheet.addGrid} />}
        {view === 'preview' && <PrintPreview edited={edited} />}
        {view === 'text' && <FileEditor label={t('page.source', { title: print.title })} text={draft.files[path] ?? ''} isReadonly={readonly} onChange={(next) => draft.setFile(path, next, t('did.source'), { merge: `${path}:text` })} />}
      </Columns>
      {isGenerating && <Generate edited={edited} onClose={() => generate(false)} />}
    </div>
  );
}

interface HeadProps { readonly edited: EditedPrint; readonly view: View; readonly isSheet: boolean; onView(view: View): void; onSheet(): void; onGenerate(): void }

function Head({ edited: { print, path, draft, readonly }, view, isSheet, onView, onSheet, onGenerate }: HeadProps) {
  const navigate = useNavigate();
  const remove = (): void => {
    draft.setFile(path, null, t('did.remove', { title: print.title }));
    void navigate(`/packs/${draft.packId}/prints`);
  };
  const isEmpty = print.grids.every(({ cells }) => cells.every(({ pieces }) => pieces.every((piece) => 'text' in piece)));
  return (
    <>
      <div className="ld-canvas-head">
        <button type="button" className="ld-section-title" aria-label={t('page.sheet', { title: print.title })} aria-pressed={isSheet} onClick={onSheet}><h1>{print.title}</h1></button>
        <span className="ld-row">
          {!readonly && <Button size="small" type={isEmpty ? 'primary' : 'default'} onClick={onGenerate}>{t('page.generate')}</Button>}
          {!readonly && <Button size="small" danger aria-label={t('page.removeOf', { title: print.title })} onClick={remove}>{t('page.remove')}</Button>}
          <Segmented aria-label={t('page.view')} value={view} options={VIEWS.map((one) => ({ value: one, label: t(`page.views.${one}`) }))} onChange={onView} />
        </span>
      </div>
      {isEmpty && view === 'design' && !readonly && <p className="ld-hint pr-start">{t('page.start')}</p>}
    </>
  );
}
