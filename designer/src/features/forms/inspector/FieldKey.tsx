import { Alert, Input } from 'antd';
import { useId, useMemo, useState } from 'react';
import { useDraft } from '../../../editing';
import { t } from '../text';
import { Field } from '../../../ui';
import { fieldIdProblem } from '../model/field-id';
import { propertiesOf } from '../model/form-edit';
import { renameField } from '../model/rename-field';
import type { EditedForm } from '../use-form';

interface FieldKeyProps {
  readonly edited: EditedForm;
  readonly field: string;
  onRenamed(id: string): void;
}

/** Files of the pack, apart from this form, in which the id stands. */
function useMentions(field: string, own: string): string[] {
  const { files } = useDraft();
  return useMemo(() => {
    const word = new RegExp(`(?<![A-Za-z0-9_.-])${field}(?![A-Za-z0-9_-])`);
    return Object.keys(files).filter((path) => path !== own && word.test(files[path] ?? ''));
  }, [files, field, own]);
}

/** The field's id. It lives for ever, so renaming says what does not follow. */
export function FieldKey({ edited, field, onRenamed }: FieldKeyProps) {
  const id = useId();
  const [text, setText] = useState(field);
  const mentions = useMentions(field, edited.path);
  const others = useMemo(() => new Set(Object.keys(propertiesOf(edited.form)).filter((one) => one !== field)), [edited.form, field]);
  const wrong = fieldIdProblem(text, others);
  const commit = (): void => {
    if (text === field) return;
    if (wrong !== undefined) {
      setText(field);
      return;
    }
    edited.edit(t('forms.did.rename', { from: field, to: text }), (form) => renameField(form, field, text));
    onRenamed(text);
  };
  return (
    <>
      <Field label={t('forms.key')} htmlFor={id} hint={t('forms.keyHint')} error={wrong === undefined ? undefined : t(`forms.keyWrong.${wrong}`)}>
        <Input id={id} data-native-undo className="ld-mono" readOnly={edited.readonly} value={text} maxLength={64} onChange={(event) => setText(event.target.value.trim())} onBlur={commit} onPressEnter={commit} />
      </Field>
      {text !== field && mentions.length > 0 && <Alert type="warning" showIcon title={t('forms.keyUsed', { files: mentions.join(t('list.comma')) })} />}
      {text !== field && mentions.length === 0 && <Alert type="info" showIcon title={t('forms.keyNew')} />}
    </>
  );
}
