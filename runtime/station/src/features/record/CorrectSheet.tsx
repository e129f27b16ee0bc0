import { useState } from 'react';
import { FormView, submission } from '@liandong/form';
import type { JsonObject, Problem, Program } from '@liandong/core/run';
import type { RecordDetail } from '@liandong/server/contract/records';
import { useFiles, useLookup } from '../../forms';
import { t } from '../../text';
import { Empty, Segments } from '../../ui';
import { useCreation } from '../creation';
import { correctableForms, inWords, patchOf, type Correction } from './corrections';
import { DoSheet } from './DoSheet';
import { problemsOf, useRecordCommand } from './use-record-command';

interface CorrectSheetProps { readonly detail: RecordDetail; readonly program: Program; readonly onDone: (detail: RecordDetail) => void; readonly onClose: () => void }

function Changes({ list }: { readonly list: readonly Correction[] }) {
  if (list.length === 0) return <p className="hint">{t('recordAct.correctHow')}</p>;
  return (
    <ul className="changes" aria-label={t('recordAct.willChange')}>
      {list.map(({ field, title, from, to }) => <li key={field}>{t('changes.field', { title })}<del>{from || t('changes.empty')}</del> <ins>{to || t('changes.empty')}</ins></li>)}
    </ul>
  );
}

/** 更正: the forms as they were filled, what may be put right open; what stood there stays in the history. */
export function CorrectSheet({ detail: { record, may }, program, onDone, onClose }: CorrectSheetProps) {
  const command = useRecordCommand(record.id);
  const before = record.data as JsonObject;
  const forms = correctableForms(program.pack, record.type, before, may.correct, record.masked);
  const [formId, setFormId] = useState(forms[0]?.formId ?? '');
  const [data, setData] = useState<JsonObject>(before);
  const [opened] = useState(() => new Date().toISOString());
  const [alarms, setAlarms] = useState(0);
  const files = useFiles();
  const creation = useCreation(record.packId, record.orgId);
  const lookup = useLookup(record.packId, creation.maker);
  const form = forms.find((one) => one.formId === formId);
  const patch = patchOf(before, data, may.correct);
  if (!form) return <DoSheet title={t('recordAct.correct')} does={t('recordAct.correctDo')} reason="none" command={command} body={() => undefined} onDone={onDone} onClose={onClose}><Empty title={t('recordAct.correctNothing')} /></DoSheet>;
  const input = { program, formId, data, now: opened, access: form.access, masked: record.masked };
  const isWrong = (): boolean => submission(input).problems.some(({ path }) => Object.hasOwn(patch, path.split('/')[1] ?? ''));
  return (
    <>
      <DoSheet
        full title={t('recordAct.correct')} does={t('recordAct.correctDo')} reason="required" command={command} onDone={onDone} onClose={onClose}
        body={(reason) => {
          if (isWrong()) setAlarms((count) => count + 1);
          return Object.keys(patch).length === 0 || isWrong() ? undefined : { type: 'CorrectRecord', patch, reason, base: record.version };
        }}
      >
        {forms.length > 1 && <Segments label={t('recordAct.whichForm')} value={formId} onChange={setFormId} segments={forms.map((one) => ({ id: one.formId, title: one.title }))} />}
        <FormView key={formId} {...input} onChange={setData} layout="page" files={files} lookup={lookup} problems={problemsOf(command) as readonly Problem[]} showProblems={alarms === 0 ? false : alarms} />
        <Changes list={inWords(program.pack, record.type, before, patch, record.names ?? {}, t('recordAct.picked'))} />
      </DoSheet>
      {creation.sheet}
    </>
  );
}
