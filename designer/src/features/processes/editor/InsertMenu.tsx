import { coreText } from '@liandong/core/run';
import { Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { addApproval } from '../diagram/approval';
import type { Diagram } from '../diagram/diagram';
import { insertOnFlow } from '../diagram/insert';
import { show } from '../diagram/view';
import { entryAt, scopeOf } from '../diagram/scopes';
import { DIALECT, type DialectEntry, GROUPS, KNOWN } from '../model/dialect';
import { fitsOn } from '../model/fit';
import { elementTitle, t } from '../text';
import { useMore } from './use-more';

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

/** What may stand on this flow, where it lies. */
function offeredOn(diagram: Diagram, flowId: string): readonly DialectEntry[] {
  const flow = diagram.element(flowId);
  return flow ? KNOWN.filter((entry) => fitsOn(entry, entryAt(flow.source), scopeOf(flow))) : [];
}

function useMenuAt(at: InsertAt, onClose: () => void) {
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = menu.current;
    if (!box) return undefined;
    const place = (): void => {
      const { width, height } = box.getBoundingClientRect();
      box.style.left = `${Math.max(MARGIN, Math.min(at.x, window.innerWidth - width - MARGIN))}px`;
      box.style.top = `${Math.max(MARGIN, Math.min(at.y, window.innerHeight - height - MARGIN))}px`;
    };
    place();
    const sizes = new ResizeObserver(place);
    sizes.observe(box);
    box.querySelector('button')?.focus();
    const outside = (event: PointerEvent): void => {
      if (!box.contains(event.target as Node)) onClose();
    };
    window.addEventListener('pointerdown', outside, true);
    return () => {
      sizes.disconnect();
      window.removeEventListener('pointerdown', outside, true);
    };
  }, [at, onClose]);
  return menu;
}

/** What may be put into a flow: the basic elements, the others behind 更多. Arrow keys move, Enter chooses, Esc closes. */
export function InsertMenu({ diagram, at, onClose }: { readonly diagram: Diagram; readonly at: InsertAt; readonly onClose: () => void }) {
  const menu = useMenuAt(at, onClose);
  const [isOpen, open] = useMore(diagram);
  const [text, search] = useState('');
  const all = offeredOn(diagram, at.flow);
  const wanted = text.trim();
  const shown = wanted === '' ? all.filter((entry) => entry.basic) : all.filter((entry) => elementTitle(entry.type).includes(wanted));
  const others = all.filter((entry) => !entry.basic);
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
  const item = (entry: DialectEntry) => <Item key={entry.type} entry={entry} onChoose={() => choose(() => insert(diagram, at.flow, entry))} />;
  return (
    <div ref={menu} className="pe-menu" onKeyDown={(event) => onKey(event.key)}>
      {isOpen && <Input allowClear size="small" placeholder={t('editor.search')} aria-label={t('editor.search')} value={text} onChange={(event) => search(event.target.value)} />}
      <div role="menu" aria-label={t('insert.menu')}>
        {wanted === '' && all.some((entry) => entry.human && !entry.offer) && (
          <button type="button" role="menuitem" data-insert="approval" className="pe-menu-first" onClick={() => choose(() => insertApproval(diagram, at.flow))}>
            <span className="bpmn-icon-user-task" aria-hidden="true" /><span>{t('insert.approval')}<small className="ld-hint"> {t('insert.approvalHint')}</small></span>
          </button>
        )}
        {shown.map(item)}
        {wanted === '' && others.length > 0 && <button type="button" role="menuitem" className="pe-menu-more" aria-expanded={isOpen} data-insert="more" onClick={() => open(!isOpen)}>{t('more.title')}</button>}
        {wanted === '' && isOpen && GROUPS.map((group) => {
          const own = others.filter((entry) => entry.group === group);
          const title = coreText(`elementGroup.${group}`) ?? group;
          return own.length === 0 ? null : <div key={group} role="group" aria-label={title}><div className="pe-menu-title" aria-hidden="true">{title}</div>{own.map(item)}</div>;
        })}
      </div>
      {shown.length === 0 && <p className="ld-hint">{t('editor.nothingFound', { text })}</p>}
    </div>
  );
}

function Item({ entry, onChoose }: { readonly entry: DialectEntry; readonly onChoose: () => void }) {
  return <button type="button" role="menuitem" data-insert={entry.type} onClick={onChoose}><span className={entry.icon} aria-hidden="true" />{elementTitle(entry.type)}</button>;
}
