import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { callersOf, decisionsOf, readersOf, removeDecision, renameDecision, renameFile, titleOf } from '../../../dmn';
import { InUse, processTitle } from '../InUse';
import { t } from '../text';
import { changeFile, type EditedDecision } from '../use-decision';
import { Example } from './Example';
import { Text } from './Text';

/** What the decision is called, who uses it. */
export function DecisionQuestions({ edited }: { readonly edited: EditedDecision }) {
  const { dmn, decision, draft, path } = edited;
  const [isAsked, ask] = useState(false);
  const readers = readersOf(dmn, decision);
  const callers = callersOf(draft.files, [decision.id]);
  const isOneOfMany = decisionsOf(dmn).length > 1;
  const remove = (): void => (readers.length + callers.length > 0 ? ask(true) : changeFile(draft, path, t('did.removeOne', { title: decision.name }), (open) => {
    const found = decisionsOf(open).find(({ id }) => id === decision.id);
    if (found) removeDecision(open, found);
  }));
  return (
    <>
      <Text
        label={t('inspector.name')} value={decision.name} isReadonly={draft.readonly || readers.length > 0} hint={readers.length > 0 ? t('inspector.nameRead', { names: readers.map(({ name }) => name).join(t('word.or')) }) : <Example hint={t('inspector.id')} feel={decision.id} />}
        onChange={(name) => edited.edit(t('did.rename'), (open, found) => renameDecision(open, found, name), 'name')}
      />
      {isOneOfMany && <Text label={t('inspector.fileName')} value={titleOf(dmn)} isReadonly={draft.readonly} onChange={(title) => changeFile(draft, path, t('did.renameFile'), (open) => renameFile(open, title), 'file-name')} />}
      <section className="dt-part">
        <h3>{t('inspector.usedBy')}</h3>
        {callers.length === 0 ? <p className="ld-hint">{t('inspector.unused')}</p> : <ul>{callers.map(({ item, nodes }) => <li key={item}><Link to={`/packs/${draft.packId}/processes/${encodeURIComponent(item)}?at=${encodeURIComponent(`/${nodes[0] ?? ''}`)}`}>{processTitle(draft, item)}</Link></li>)}</ul>}
      </section>
      {isOneOfMany && !draft.readonly && <p><Button size="small" danger onClick={remove}>{t('inspector.removeOne')}</Button></p>}
      {isAsked && <InUse title={decision.name} uses={callers} readers={readers} onClose={() => ask(false)} />}
    </>
  );
}
