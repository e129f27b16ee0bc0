import './decisions.css';
import { Alert, Button, Segmented } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { type DecisionInfo, decisionsOf, type Dmn, titleOf, usesOf } from '../../dmn';
import { useDraft } from '../../editing';
import { EmptyState } from '../../ui';
import { FileEditor } from '../../ui/FileEditor';
import { DecisionBody } from './DecisionBody';
import { AddDecision, Graph } from './Graph';
import { t } from './text';
import { InUse } from './InUse';
import { useDmn } from './use-decision';

/** The decisions of one file: as tables, or as its text. */
export function DecisionPage() {
  const { itemId = '' } = useParams();
  return <Opened key={itemId} file={itemId} />;
}

/** The decision that is shown: chosen here, else named in the address, else the first. */
function useShown(dmn: Dmn | undefined) {
  const [search] = useSearchParams();
  const at = search.get('at');
  const [chosen, choose] = useState<{ readonly at: string | null; readonly id: string }>();
  const decisions = dmn ? decisionsOf(dmn) : [];
  const wanted = chosen && chosen.at === at ? chosen.id : at?.split('/')[1];
  const shown: DecisionInfo | undefined = decisions.find((one) => one.id === wanted) ?? decisions[0];
  return { shown, choose: (id: string) => choose({ at, id }) };
}

function Opened({ file }: { readonly file: string }) {
  const draft = useDraft();
  const navigate = useNavigate();
  const { path, dmn } = useDmn(file);
  const [view, setView] = useState<'table' | 'text'>('table');
  const [isAsked, ask] = useState(false);
  const { shown, choose } = useShown(dmn);
  const text = draft.files[path];
  if (text === undefined) return <EmptyState text={t('page.missing')} />;
  const title = (dmn ? titleOf(dmn) : '') || file;
  const uses = usesOf(draft.files, path);
  const remove = (): void => {
    if (uses.length > 0) return ask(true);
    draft.setFile(path, null, t('did.remove', { title }));
    void navigate(`/packs/${draft.packId}/decisions`);
  };
  const isText = view === 'text' || !dmn;
  return (
    <div className="dt-page">
      <header className="ld-canvas-head dt-head">
        <div><h1>{title}</h1><p className="ld-hint">{t('page.hint')}</p></div>
        <div className="ld-actions">
          <Segmented aria-label={t('page.views')} value={isText ? 'text' : 'table'} disabled={!dmn} options={[{ value: 'table', label: t('page.table') }, { value: 'text', label: t('page.text') }]} onChange={setView} />
          {dmn && !draft.readonly && <AddDecision file={file} dmn={dmn} onAdded={choose} />}
          {!draft.readonly && <Button danger aria-label={t('page.removeOf', { title })} onClick={remove}>{t('page.remove')}</Button>}
        </div>
      </header>
      {isText
        ? <FileEditor label={t('page.source', { title })} {...(dmn ? {} : { error: t('page.unreadable') })} text={text} isReadonly={draft.readonly} onChange={(next) => draft.setFile(path, next, t('did.text', { title }), { merge: `${path}:text` })} />
        : <Decisions file={file} dmn={dmn} shown={shown} onChoose={choose} onText={() => setView('text')} />}
      {isAsked && <InUse title={title} uses={uses} readers={[]} onClose={() => ask(false)} />}
    </div>
  );
}

interface DecisionsProps { readonly file: string; readonly dmn: Dmn; readonly shown: DecisionInfo | undefined; onChoose(id: string): void; onText(): void }

function Decisions({ file, dmn, shown, onChoose, onText }: DecisionsProps) {
  const draft = useDraft();
  const path = `decisions/${file}.dmn`;
  // who uses it, or that nobody does, is told at the side
  const findings = draft.findings.filter((finding) => finding.item === path && finding.path === '' && finding.code !== 'decision.unused');
  return (
    <>
      <Graph dmn={dmn} shown={shown?.id} onChoose={onChoose} />
      {findings.length > 0 && <Alert className="dt-findings" type={findings.some(({ severity }) => severity === 'error') ? 'error' : 'warning'} banner showIcon={false} title={<ul>{findings.map(({ detail }, index) => <li key={index}>{detail}</li>)}</ul>} />}
      {shown && <DecisionBody key={shown.id} file={file} dmn={dmn} id={shown.id} onText={onText} />}
    </>
  );
}
