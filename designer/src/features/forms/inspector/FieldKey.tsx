import { Alert, Input } from 'antd';
import { useId, useMemo, useState } from 'react';
import { useDraft } from '../../../editing';
import { t } from '../text';
import { Field } from '../../../ui';
import { fieldIdProblem } from '../model/field-id';
import { columnPath, nameOf, propertiesOf, tableOf } from '../model/paths';
import { renameField } from '../model/rename-field';
import { type EditedForm, takenIn } from '../use-form';

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
  const [table, name] = [tableOf(field), nameOf(field)];
  const [text, setText] = useState(name);
  const mentions = useMentions(name, edited.path);
  const others = useMemo(() => new Set([...takenIn(edited, table)].filter((one) => one !== name && (table !== undefined || propertiesOf(edited.form)[one]))), [edited, table, name]);
  const wrong = fieldIdProblem(text, others);
  const commit = (): void => {
    if (text === name) return;
    if (wrong !== undefined) {
      setText(name);
      return;
    }
    edited.edit(t('forms.did.rename', { from: name, to: text }), (form) => renameField(form, field, text));
    onRenamed(columnPath(table, text));
  };
  return (
    <>
      <Field label={t('forms.key')} htmlFor={id} hint={t('forms.keyHint')} error={wrong === undefined ? undefined : t(`forms.keyWrong.${wrong}`)}>
        <Input id={id} data-native-undo className="ld-mono" readOnly={edited.readonly} value={text} maxLength={64} onChange={(event) => setText(event.target.value.trim())} onBlur={commit} onPressEnter={commit} />
      </Field>
      {text !== name && mentions.length > 0 && <Alert type="warning" showIcon title={t('forms.keyUsed', { files: mentions.join(t('list.comma')) })} />}
      {text !== name && mentions.length === 0 && <Alert type="info" showIcon title={t('forms.keyNew')} />}
    </>
  );
}
