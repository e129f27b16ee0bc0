import type { JsonObject } from '@liandong/core/run';
import { Alert, Button, Segmented } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { stored, useDraft } from '../../editing';
import { SchemaForm, useRefs } from '../../schema-form';
import { t } from '../../text';
import { EmptyState, Page } from '../../ui';
import { FileEditor } from '../../ui/FileEditor';
import { KINDS } from './kinds';
import { PasteCodes } from './PasteCodes';

/** One item of a folder: questions made from its schema, or its text. */
export function ItemPage({ folder }: { readonly folder: string }) {
  const { itemId = '' } = useParams();
  return <ItemEditor key={itemId} folder={folder} itemId={itemId} />;
}

function ItemEditor({ folder, itemId }: { readonly folder: string; readonly itemId: string }) {
  const draft = useDraft();
  const navigate = useNavigate();
  const [view, setView] = useState<'questions' | 'text'>('questions');
  const path = `${folder}/${itemId}.json`;
  const value = draft.json<JsonObject>(path);
  const refs = useRefs(folder === 'records' ? itemId : undefined, value);
  const schema = KINDS[folder];
  const kind = t.find(`tree.${folder}`) ?? folder;
  if (draft.files[path] === undefined || !schema) return <EmptyState text={t('items.missing', { kind })} />;
  const title = typeof value?.title === 'string' ? value.title : itemId;
  const put = (next: JsonObject, member: string): void => draft.setFile(path, stored(next), t('items.did.change', { title }), { merge: `${path}:${member}` });
  const remove = (): void => {
    draft.setFile(path, null, t('items.did.remove', { title }));
    void navigate(`/packs/${draft.packId}/${folder}`);
  };
  const actions = (
    <>
      {folder === 'codes' && value && !draft.readonly && <PasteCodes value={value} onChange={(next) => put(next, 'paste')} />}
      <Segmented aria-label={t('items.view')} value={view} options={[{ value: 'questions', label: t('items.questions') }, { value: 'text', label: t('items.text') }]} onChange={setView} />
      {!draft.readonly && <Button danger onClick={remove}>{t('items.remove', { kind })}</Button>}
    </>
  );
  return (
    <Page title={title} hint={t(`itemHint.${folder as 'codes'}`)} actions={actions}>
      <ItemFindings path={path} />
      {view === 'questions' && value
        ? <div className={`ld-questions is-${folder}`}><SchemaForm schema={schema} value={value} kind={folder} refs={refs} isReadonly={draft.readonly} onChange={put} /></div>
        : <FileEditor label={t('items.source', { title })} text={draft.files[path]} isReadonly={draft.readonly} onChange={(text) => draft.setFile(path, text, t('items.did.change', { title }), { merge: `${path}:text` })} />}
    </Page>
  );
}

function ItemFindings({ path }: { readonly path: string }) {
  const { findings } = useDraft();
  const own = findings.filter((finding) => finding.item === path);
  if (own.length === 0) return null;
  return <Alert className="ld-own-findings" type={own.some((finding) => finding.severity === 'error') ? 'error' : 'warning'} showIcon title={<ul>{own.map((finding, index) => <li key={index}>{finding.detail}</li>)}</ul>} />;
}
