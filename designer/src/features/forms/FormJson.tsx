import { useState } from 'react';
import { useDraft } from '../../editing';
import { t } from './text';
import { FileEditor } from '../../ui/FileEditor';

const isJson = (text: string): boolean => {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
};

/** The form's file; text that is no JSON waits here until it is. */
export function FormJson({ path, title }: { readonly path: string; readonly title: string }) {
  const draft = useDraft();
  const [broken, setBroken] = useState<string>();
  const change = (text: string): void => {
    setBroken(isJson(text) ? undefined : text);
    if (isJson(text)) draft.setFile(path, text, t('forms.did.json'), { merge: path });
  };
  return <FileEditor label={t('forms.jsonOf', { title })} error={broken === undefined ? undefined : t('state.notJson')} text={broken ?? draft.files[path] ?? ''} isReadonly={draft.readonly} onChange={change} />;
}
