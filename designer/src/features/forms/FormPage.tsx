import { useParams } from 'react-router';
import { useDraft } from '../../editing';
import { t } from './text';
import { EmptyState } from '../../ui';
import { FileEditor } from '../../ui/FileEditor';
import { FormDesigner } from './FormDesigner';
import './forms.css';
import { useForm } from './use-form';

/** The form named in the address: drawn when it can be, else its text. */
export function FormPage() {
  const { formId = '' } = useParams();
  const draft = useDraft();
  const edited = useForm(formId);
  const path = `forms/${formId}.json`;
  const text = draft.files[path];
  if (text === undefined) return <EmptyState text={t('forms.missing')} />;
  if (!edited) return <FileEditor label={t('forms.jsonOf', { title: formId })} hint={t('forms.notDrawable')} text={text} isReadonly={draft.readonly} onChange={(next) => draft.setFile(path, next, t('forms.did.json'), { merge: path })} />;
  return <FormDesigner key={formId} edited={edited} />;
}
