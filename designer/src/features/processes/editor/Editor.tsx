import './editor.css';
import { Alert } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useDraft } from '../../../editing';
import { EmptyState } from '../../../ui';
import type { Diagram } from '../diagram/diagram';
import { packContext } from '../model/pack-context';
import { EditingContext } from '../panel/context';
import { Inspector } from '../panel/Inspector';
import { t } from '../text';
import { FindingList } from './FindingList';
import { type InsertAt, InsertMenu } from './InsertMenu';
import { Palette } from './Palette';
import { StepList } from './StepList';
import { Toolbar, type View } from './Toolbar';
import { useDiagram } from './use-diagram';

/** Palette, canvas, inspector; below the canvas what is wrong with this process. */
export function Editor({ processId }: { readonly processId: string }) {
  const draft = useDraft();
  const path = `processes/${processId}.bpmn`;
  return draft.files[path] === undefined ? <EmptyState text={t('editor.missing')} /> : <Opened processId={processId} path={path} />;
}

/** The address may name a place: `?at=/<node>`. */
function useJump(diagram: Diagram | undefined): void {
  const [params] = useSearchParams();
  const place = params.get('at')?.split('/')[1];
  useEffect(() => {
    if (diagram && place) diagram.select(place);
  }, [diagram, place]);
}

function Opened({ processId, path }: { readonly processId: string; readonly path: string }) {
  const draft = useDraft();
  const host = useRef<HTMLDivElement>(null);
  const [at, insertAt] = useState<InsertAt>();
  const [view, show] = useState<View>('diagram');
  const insert = useCallback((flow: string, { x, y }: { x: number; y: number }) => insertAt({ flow, x, y }), []);
  const close = useCallback(() => insertAt(undefined), []);
  const { diagram, reading } = useDiagram(host, draft, path, insert);
  const pack = useMemo(() => packContext(processId, draft.files, draft.json), [processId, draft.files, draft.json]);
  const findings = useMemo(() => draft.findings.filter((finding) => finding.item === path), [draft.findings, path]);
  const editing = useMemo(() => (diagram ? { diagram, pack, readonly: draft.readonly } : undefined), [diagram, pack, draft.readonly]);
  useJump(reading === 'shown' ? diagram : undefined);
  const shown = reading === 'shown';
  return (
    <EditingContext value={editing}>
      <div className={draft.readonly ? 'pe is-readonly' : 'pe'}>
        {editing && !draft.readonly && <Palette />}
        <section className="pe-middle" aria-label={t('editor.canvas')}>
          {diagram && <Toolbar diagram={diagram} readonly={draft.readonly} view={view} onView={show} />}
          {reading === 'broken' && <Alert type="error" showIcon title={t('editor.broken')} banner />}
          <div className={view === 'list' ? 'pe-stage is-list' : 'pe-stage'}>
            <div ref={host} className="pe-canvas" data-reading={reading} />
            {shown && view === 'list' && <StepList />}
          </div>
          {editing && <FindingList findings={findings} isReady={shown} />}
        </section>
        <aside className="pe-side" aria-label={t('editor.inspector')}>{shown && <Inspector />}</aside>
        {at && diagram && <InsertMenu diagram={diagram} at={at} onClose={close} />}
      </div>
    </EditingContext>
  );
}
