import { useEffect, useRef } from 'react';
import { addApproval } from '../diagram/approval';
import type { Diagram } from '../diagram/diagram';
import { insertOnFlow } from '../diagram/insert';
import { show } from '../diagram/view';
import { DIALECT, type DialectEntry, insertableEntries } from '../model/dialect';
import { elementTitle, t } from '../text';

export interface InsertAt { readonly flow: string; readonly x: number; readonly y: number }

function showNew(diagram: Diagram): void {
  const made = diagram.selected();
  if (made) show(diagram, made);
}

function insert(diagram: Diagram, flowId: string, entry: DialectEntry): void {
  const flow = diagram.element(flowId);
  if (!flow) return;
  const name = entry.human ? t('insert.newStep') : undefined;
  diagram.change(t('step.insert', { name: elementTitle(entry.type) }), (get) => get('selection').select(insertOnFlow(get, flow, entry, name)));
  showNew(diagram);
}

function insertApproval(diagram: Diagram, flowId: string): void {
  const [flow, entry] = [diagram.element(flowId), DIALECT.find((candidate) => candidate.human && !candidate.offer)];
  if (!flow || !entry) return;
  const words = { pass: t('approval.pass'), reject: t('approval.reject'), gateway: t('approval.gateway'), rejected: t('approval.rejected') };
  diagram.change(t('step.insertApproval'), (get) => {
    const task = insertOnFlow(get, flow, entry, t('insert.newApproval'));
    addApproval(get, task, words);
    get('selection').select(task);
  });
  showNew(diagram);
}

const MARGIN = 8;

/** What may be put into a flow. Arrow keys move, Enter chooses, Esc closes. */
export function InsertMenu({ diagram, at, onClose }: { readonly diagram: Diagram; readonly at: InsertAt; readonly onClose: () => void }) {
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = menu.current;
    if (!box) return undefined;
    const { width, height } = box.getBoundingClientRect();
    box.style.left = `${Math.max(MARGIN, Math.min(at.x, window.innerWidth - width - MARGIN))}px`;
    box.style.top = `${Math.max(MARGIN, Math.min(at.y, window.innerHeight - height - MARGIN))}px`;
    box.querySelector('button')?.focus();
    const outside = (event: PointerEvent): void => {
      if (!box.contains(event.target as Node)) onClose();
    };
    window.addEventListener('pointerdown', outside, true);
    return () => window.removeEventListener('pointerdown', outside, true);
  }, [at, onClose]);
  const choose = (run: () => void): void => {
    onClose();
    run();
  };
  const onKey = (key: string): void => {
    if (key === 'Escape') return onClose();
    const buttons = [...(menu.current?.querySelectorAll('button') ?? [])];
    const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) buttons[(buttons.indexOf(document.activeElement as HTMLButtonElement) + step + buttons.length) % buttons.length]?.focus();
  };
  return (
    <div ref={menu} className="pe-menu" role="menu" aria-label={t('insert.menu')} onKeyDown={(event) => onKey(event.key)}>
      <button type="button" role="menuitem" data-insert="approval" onClick={() => choose(() => insertApproval(diagram, at.flow))}>
        <span className="bpmn-icon-user-task" aria-hidden="true" /><span>{t('insert.approval')}<small className="ld-hint"> {t('insert.approvalHint')}</small></span>
      </button>
      {insertableEntries().map((entry) => (
        <button key={entry.type} type="button" role="menuitem" data-insert={entry.type} onClick={() => choose(() => insert(diagram, at.flow, entry))}>
          <span className={entry.icon} aria-hidden="true" />{elementTitle(entry.type)}
        </button>
      ))}
    </div>
  );
}
