import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { addDecision, decisionsOf, type Dmn, othersOf, resultsOf } from '../../dmn';
import { useDraft } from '../../editing';
import { AskId } from '../../ui/AskId';
import { readablesFor } from './model/readables';
import { t } from './text';
import { changeFile } from './use-decision';

interface Box { readonly id: string; readonly name: string; readonly needs: readonly string[]; readonly kind: 'decision' | 'knowledge' | 'service' }

/** How far from what is only known: decisions that look at no other come first. */
function levelsOf(boxes: readonly Box[]): Box[][] {
  const known = new Map(boxes.map((box) => [box.id, box]));
  const levels = new Map<string, number>();
  const levelOf = (box: Box, way: readonly string[]): number => {
    const before = levels.get(box.id);
    if (before !== undefined) return before;
    const needed = box.needs.flatMap((id) => (way.includes(id) ? [] : (known.get(id) ?? [])));
    const level = needed.length === 0 ? 0 : 1 + Math.max(...needed.map((one) => levelOf(one, [...way, box.id])));
    levels.set(box.id, level);
    return level;
  };
  const rows: Box[][] = [];
  for (const box of boxes) (rows[levelOf(box, [])] ??= []).push(box);
  return rows;
}

interface GraphProps { readonly dmn: Dmn; readonly shown: string | undefined; onChoose(id: string): void }

/** Which decision looks at which; a click opens it. Nothing where there is only one. */
export function Graph({ dmn, shown, onChoose }: GraphProps) {
  const draft = useDraft();
  const others = othersOf(dmn);
  const titles = useMemo(() => new Map(readablesFor(draft.files, draft.json, dmn, '').map(({ id, title }) => [id, title])), [draft.files, draft.json, dmn]);
  const names = new Map([...decisionsOf(dmn), ...others].map(({ id, name }) => [id, titles.get(name) ?? name]));
  const boxes: Box[] = [...decisionsOf(dmn).map(({ id, name, needs }): Box => ({ id, name, needs, kind: 'decision' })), ...others.flatMap(({ id, name, kind }): Box[] => (kind === 'input' ? [] : [{ id, name, needs: [], kind }]))];
  if (boxes.length < 2) return null;
  const words = (box: Box): string => {
    if (box.kind !== 'decision') return t(`graph.${box.kind}`);
    return box.needs.length === 0 ? t('graph.readsNothing') : t('graph.reads', { names: box.needs.map((id) => names.get(id) ?? id).join(t('word.or')) });
  };
  return (
    <nav className="dt-graph" aria-label={t('graph.title')}>
      {levelsOf(boxes).map((level, index) => (
        <ul key={index}>
          {level.map((box) => (
            <li key={box.id}>
              {box.kind === 'decision'
                ? <button type="button" className={box.id === shown ? 'dt-box is-shown' : 'dt-box'} aria-current={box.id === shown} onClick={() => onChoose(box.id)}><strong>{box.name}</strong><span className="ld-hint">{words(box)}</span></button>
                : <span className="dt-box is-fixed"><strong>{box.name}</strong><span className="ld-hint">{words(box)}</span></span>}
            </li>
          ))}
        </ul>
      ))}
    </nav>
  );
}

/** One more decision in the same file, so that one can look at the other. */
export function AddDecision({ file, dmn, onAdded }: { readonly file: string; readonly dmn: Dmn; readonly onAdded: (id: string) => void }) {
  const draft = useDraft();
  const [isAsked, ask] = useState(false);
  const add = ({ id, title }: { readonly id: string; readonly title: string }): void => {
    changeFile(draft, `decisions/${file}.dmn`, t('did.add', { title }), (open) => addDecision(open, id, title));
    ask(false);
    onAdded(id);
  };
  const taken = (): string[] => [...[...decisionsOf(dmn), ...othersOf(dmn)].map(({ id }) => id), ...resultsOf(draft.files).map(({ id }) => id)];
  return (
    <>
      <Button onClick={() => ask(true)}>{t('graph.add')}</Button>
      {isAsked && <AskId title={t('graph.addTitle')} taken={taken()} onOk={add} onCancel={() => ask(false)} />}
    </>
  );
}
