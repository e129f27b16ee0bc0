import type { FormDef, QuestionDef } from '@liandong/core/run';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { stored, useDraft } from '../../editing';
import { EmptyState, Page } from '../../ui';
import { FileEditor } from '../../ui/FileEditor';
import { codesOf, FieldPreview } from '../forms';
import { formOfQuestion, questionOfForm } from './as-form';
import './questions.css';
import { QuestionSettings } from './QuestionSettings';
import { t } from './text';
import { usesOf } from './uses';
import { UseList } from './UseList';

/** The question named in the address. */
export function QuestionPage() {
  const { itemId = '' } = useParams();
  return <QuestionEditor key={itemId} itemId={itemId} />;
}

const isWhole = (value: QuestionDef | undefined): value is QuestionDef => typeof value?.id === 'string' && typeof value.title === 'string' && typeof value.property === 'object';

function QuestionEditor({ itemId }: { readonly itemId: string }) {
  const draft = useDraft();
  const path = `questions/${itemId}.json`;
  const question = draft.json<QuestionDef>(path);
  const text = draft.files[path];
  if (text === undefined) return <EmptyState text={t('question.missing')} />;
  if (!isWhole(question)) return <FileEditor label={t('question.source', { title: itemId })} hint={t('question.broken')} text={text} isReadonly={draft.readonly} onChange={(next) => draft.setFile(path, next, t('question.did.change', { title: itemId }), { merge: path })} />;
  return <Sides question={question} path={path} />;
}

function Sides({ question, path }: { readonly question: QuestionDef; readonly path: string }) {
  const draft = useDraft();
  const put = (next: QuestionDef, merge?: string): void => draft.setFile(path, stored(next), t('question.did.change', { title: question.title }), merge === undefined ? {} : { merge: `${path}:${merge}` });
  const form = formOfQuestion(question);
  const edit = (_label: string, change: (form: FormDef) => FormDef, options?: { readonly merge?: string }): void => put(questionOfForm(question, change(form)), options?.merge);
  const uses = usesOf(question, draft);
  return (
    <Page title={question.title || question.id} hint={t('question.hint')} actions={!draft.readonly && <Remove question={question} path={path} uses={uses.length} />}>
      <div className="ld-question">
        <div className="ld-questions">
          <QuestionSettings question={question} edited={{ form, path, readonly: draft.readonly, takenIds: new Set(), edit }} onChange={put} />
        </div>
        <div>
          <section aria-label={t('question.look')}><h2>{t('question.look')}</h2><div className="ld-frame"><FieldPreview source={JSON.stringify(form)} codes={codesOf(draft)} /></div></section>
          <UseList question={question} uses={uses} />
        </div>
      </div>
    </Page>
  );
}

function Remove({ question, path, uses }: { readonly question: QuestionDef; readonly path: string; readonly uses: number }) {
  const draft = useDraft();
  const navigate = useNavigate();
  const [isAsked, ask] = useState(false);
  const remove = (): void => {
    draft.setFile(path, null, t('question.did.remove', { title: question.title }));
    void navigate(`/packs/${draft.packId}/questions`);
  };
  return (
    <>
      <Button danger onClick={() => (uses === 0 ? remove() : ask(true))}>{t('question.remove')}</Button>
      <Modal open={isAsked} title={t('question.removeTitle', { title: question.title })} okText={t('question.remove')} cancelText={t('state.cancel')} okButtonProps={{ danger: true }} onOk={remove} onCancel={() => ask(false)}><p>{t('question.removeText', { n: uses })}</p></Modal>
    </>
  );
}
