import type { JsonObject } from '@liandong/core/run';
import { Button, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { t } from '../../text';
import { Field } from '../../ui';
import { codesFromText } from './codes-from-text';

/** Takes a code list out of a spreadsheet: two columns, code and title. */
export function PasteCodes({ value, onChange }: { readonly value: JsonObject; readonly onChange: (value: JsonObject) => void }) {
  const id = useId();
  const [isOpen, open] = useState(false);
  const [text, setText] = useState('');
  const items = codesFromText(text);
  const take = (): void => {
    onChange({ ...value, items });
    open(false);
    setText('');
  };
  return (
    <>
      <Button onClick={() => open(true)}>{t('items.paste')}</Button>
      <Modal open={isOpen} title={t('items.paste')} okText={t('items.pasteOk', { n: items.length })} cancelText={t('state.cancel')} okButtonProps={{ disabled: items.length === 0 }} onOk={take} onCancel={() => open(false)}>
        <Field label={t('items.pasteLabel')} htmlFor={id} hint={t('items.pasteHint')}><Input.TextArea id={id} rows={12} className="ld-mono" value={text} onChange={(event) => setText(event.target.value)} /></Field>
      </Modal>
    </>
  );
}
