import { useMemo } from 'react';
import { NavLink, useLocation } from 'react-router';
import { useDraft, type Draft } from '../../editing';
import { t } from '../../text';
import { AddItem } from './AddItem';
import { BRANCHES, type Branch, itemsOf } from './groups';

type Gravity = 'error' | 'warning';
const graver = (a: Gravity | undefined, b: Gravity): Gravity => (a === 'error' ? a : b);

function useMarks(findings: Draft['findings']): ReadonlyMap<string, Gravity> {
  return useMemo(() => {
    const marks = new Map<string, Gravity>();
    for (const { item, severity } of findings) if (item !== undefined && severity !== 'info') marks.set(item, graver(marks.get(item), severity));
    return marks;
  }, [findings]);
}

/** The pack as a tree. What is open in the middle is marked; a dot tells of findings. */
export function PackTree() {
  const draft = useDraft();
  const marks = useMarks(draft.findings);
  return (
    <nav className="ld-tree" aria-label={t('tree.label')}>
      <ul>{BRANCHES.map((branch) => <BranchRow key={branch.path} branch={branch} draft={draft} marks={marks} />)}</ul>
    </nav>
  );
}

function BranchRow({ branch, draft, marks }: { readonly branch: Branch; readonly draft: Draft; readonly marks: ReadonlyMap<string, Gravity> }) {
  const { pathname } = useLocation();
  const base = `/packs/${draft.packId}/${branch.path}`;
  if (branch.folder === undefined) return <li><NavLink to={base} className="ld-branch">{branch.title}</NavLink></li>;
  const items = itemsOf(branch.folder, draft.files, draft.json);
  const first = items[0];
  const isOpen = pathname.startsWith(`${base}/`);
  return (
    <li>
      <div className="ld-branch-row">
        <NavLink to={first ? `${base}/${encodeURIComponent(first.id)}` : base} className={isOpen ? 'ld-branch is-open' : 'ld-branch'} aria-expanded={isOpen}>
          {branch.title}<span className="ld-count">{items.length}</span>
        </NavLink>
        {branch.folder !== 'scenarios' && <AddItem folder={branch.folder} kind={branch.title} taken={items.map((item) => item.id)} />}
      </div>
      {isOpen && (
        <ul>
          {items.map((item) => (
            <li key={item.id}>
              <NavLink to={`${base}/${encodeURIComponent(item.id)}`} className="ld-leaf">
                {item.title}
                {marks.has(item.file) && <span className={`ld-dot is-${marks.get(item.file) ?? ''}`} role="img" aria-label={t('findings.here')} />}
              </NavLink>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
