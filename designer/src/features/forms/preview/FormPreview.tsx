import type { JsonObject } from '@liandong/core/run';
import { FormView, type FileRef, type FileStore } from '@liandong/form';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useDraft } from '../../../editing';
import { t } from '../text';
import { codesOf, programWith } from '../canvas/preview-program';
import type { EditedForm } from '../use-form';
import { useChecks } from './use-checks';

/** Pictures and papers of a try stay in this page. */
function tryStore(): FileStore {
  const urls = new Map<string, string>();
  return {
    upload: async (blob, name): Promise<FileRef> => {
      const fileId = `try-${urls.size + 1}`;
      urls.set(fileId, URL.createObjectURL(blob));
      return { fileId, name, type: blob.type, size: blob.size };
    },
    url: (fileId) => urls.get(fileId) ?? '',
  };
}

/** The form as station workers will fill it, with the checks of the draft; nothing filled in here is kept. */
export function FormPreview({ edited, width }: { readonly edited: EditedForm; readonly width: 'phone' | 'desk' }) {
  const draft = useDraft();
  const { checks, isBehind } = useChecks(draft.packId);
  const [data, setData] = useState<JsonObject>({});
  const [round, setRound] = useState(0);
  const [asked, ask] = useState(0);
  const [files] = useState(tryStore);
  const codes = useMemo(() => codesOf(draft), [draft]);
  const { form } = edited;
  const program = useMemo(() => programWith(draft.pack, form, codes, checks), [draft.pack, form, codes, checks]);
  const reset = (): void => {
    setData({});
    ask(0);
    setRound(round + 1);
  };
  return (
    <div className="ld-preview" data-native-undo>
      <div className="ld-row">
        <Button onClick={() => ask(asked + 1)}>{t('preview.check')}</Button>
        <Button onClick={reset}>{t('preview.reset')}</Button>
        <span className="ld-hint" role="status">{isBehind ? t('preview.behind') : t('preview.live')}</span>
      </div>
      <div className={`ld-frame is-${width}`} role="region" aria-label={t(`preview.${width}Region`)}>
        <h2>{form.title}</h2>
        <FormView key={`${form.id}:${round}`} program={program} formId={form.id} data={data} onChange={setData} params={program.pack.params} layout={width === 'phone' ? 'steps' : 'page'} files={files} showProblems={asked === 0 ? false : asked} />
      </div>
    </div>
  );
}
