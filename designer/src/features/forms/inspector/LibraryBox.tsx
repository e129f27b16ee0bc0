import type { QuestionDef } from '@liandong/core/run';
import { metaOf } from '@liandong/form';
import { Button, Tooltip } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { stored, useDraft } from '../../../editing';
import { Note } from '../../../ui';
import { AskId } from '../../../ui/AskId';
import { questionsOf } from '../canvas/preview-program';
import { isTable, nameOf, propertyAt, titleAt, widgetAt } from '../model/paths';
import { bound, driftOf, questionFrom, questionOf, unbound, updated } from '../model/questions';
import { t } from '../text';
import type { EditedForm } from '../use-form';

interface LibraryProps {
  readonly edited: EditedForm;
  readonly field: string;
}

/** What ties a field to the library of questions: which one it asks, and whether it has drifted from it. */
export function LibraryBox({ edited, field }: LibraryProps) {
  const draft = useDraft();
  const question = questionOf(edited.form, field, questionsOf(draft));
  const source = propertyAt(edited.form, field)?.['x-source'];
  if (question) return <Bound edited={edited} field={field} question={question} packId={draft.packId} />;
  return typeof source === 'string' ? <Note type="info" text={t('library.elsewhere', { id: source })} /> : null;
}

/** A way to put a field into the library. */
export function KeepAsQuestion({ edited, field }: LibraryProps) {
  const draft = useDraft();
  const property = propertyAt(edited.form, field);
  if (edited.readonly || property?.['x-source'] !== undefined || isTable(property) || metaOf(widgetAt(edited.form, field))?.group === 'layout') return null;
  return <Keep edited={edited} field={field} taken={Object.keys(questionsOf(draft))} />;
}

function Bound({ edited, field, question, packId }: { readonly edited: EditedForm; readonly field: string; readonly question: QuestionDef; readonly packId: string }) {
  const title = titleAt(edited.form, field);
  const isDrifted = driftOf(propertyAt(edited.form, field) ?? {}, question).length > 0;
  return (
    <div className="ld-library" role="group" aria-label={t('library.box')}>
      <p>{t('library.asks')}<Link to={`/packs/${packId}/questions/${encodeURIComponent(question.id)}`}>{question.title}</Link></p>
      {isDrifted && <Note type="warning" text={t('library.drifted')} />}
      {!edited.readonly && (
        <span className="ld-row">
          <Tooltip title={t('library.updateHint')}><Button size="small" disabled={!isDrifted} onClick={() => edited.edit(t('library.did.update', { title }), (form) => updated(form, field, question))}>{t('library.update')}</Button></Tooltip>
          <Tooltip title={t('library.unbindHint')}><Button size="small" onClick={() => edited.edit(t('library.did.unbind', { title }), (form) => unbound(form, field))}>{t('library.unbind')}</Button></Tooltip>
        </span>
      )}
    </div>
  );
}

function Keep({ edited, field, taken }: { readonly edited: EditedForm; readonly field: string; readonly taken: readonly string[] }) {
  const [isAsked, ask] = useState(false);
  const title = titleAt(edited.form, field);
  const keep = ({ id, title: name }: { readonly id: string; readonly title: string }): void => {
    edited.edit(t('library.did.keep', { title }), (form) => bound(form, field, id), { also: { [`questions/${id}.json`]: stored(questionFrom(edited.form, field, id, name)) } });
    ask(false);
  };
  return (
    <p>
      <Tooltip title={t('library.keepHint')}><Button size="small" onClick={() => ask(true)}>{t('library.keep')}</Button></Tooltip>
      {isAsked && <AskId title={t('library.keepTitle', { title })} taken={taken} first={{ id: nameOf(field), title }} onOk={keep} onCancel={() => ask(false)} />}
    </p>
  );
}
