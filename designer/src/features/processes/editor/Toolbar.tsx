import { Segmented } from 'antd';
import type { MouseEvent } from 'react';
import type { Diagram } from '../diagram/diagram';
import { fitAll } from '../diagram/view';
import { t } from '../text';

export type View = 'diagram' | 'list';
interface Tool { readonly id: string; readonly icon: string; readonly title: string; readonly run: (diagram: Diagram, event: Event) => void; readonly edits?: boolean }

const zoomBy = (diagram: Diagram, factor: number): void => void diagram.get('canvas').zoom(Math.min(4, Math.max(0.2, diagram.get('canvas').zoom() * factor)), 'auto');
const TOOLS: readonly Tool[] = [
  { id: 'lasso', icon: 'bpmn-icon-lasso-tool', title: t('tool.lasso'), edits: true, run: (diagram, event) => diagram.get('lassoTool').activateSelection(event) },
  { id: 'space', icon: 'bpmn-icon-space-tool', title: t('tool.space'), edits: true, run: (diagram, event) => diagram.get('spaceTool').activateSelection(event) },
  { id: 'connect', icon: 'bpmn-icon-connection-multi', title: t('tool.connect'), edits: true, run: (diagram, event) => diagram.get('globalConnect').start(event) },
  { id: 'zoom-out', icon: 'pe-minus', title: t('tool.zoomOut'), run: (diagram) => zoomBy(diagram, 1 / 1.2) },
  { id: 'zoom-in', icon: 'pe-add', title: t('tool.zoomIn'), run: (diagram) => zoomBy(diagram, 1.2) },
  { id: 'fit', icon: 'pe-fit', title: t('tool.fit'), run: fitAll },
  { id: 'find', icon: 'pe-find', title: t('tool.find'), edits: true, run: (diagram) => void setTimeout(() => diagram.get('searchPad').toggle()) },
];

/** Tools of the canvas, and the two ways to look at a process. */
export function Toolbar({ diagram, readonly, view, onView }: { readonly diagram: Diagram; readonly readonly: boolean; readonly view: View; readonly onView: (view: View) => void }) {
  const views = (['diagram', 'list'] as const).map((value) => ({ value, label: t(`editor.${value}`) }));
  return (
    <div className="pe-toolbar" role="toolbar" aria-label={t('tool.label')}>
      <Segmented size="small" aria-label={t('editor.views')} value={view} options={views} onChange={onView} />
      {view === 'diagram' && TOOLS.filter((tool) => !readonly || !tool.edits).map((tool) => (
        <button key={tool.id} type="button" className={`pe-tool ${tool.icon}`} title={tool.title} aria-label={tool.title} data-tool={tool.id} onClick={(event: MouseEvent) => tool.run(diagram, event.nativeEvent)} />
      ))}
    </div>
  );
}
