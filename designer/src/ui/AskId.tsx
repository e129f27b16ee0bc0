import { Input, Modal } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { t } from '../text';
import { Field } from './Field';
import { idFrom } from './id-from';

interface AskIdProps {
  readonly title: string;
  readonly taken: readonly string[];
  /** what may well be meant */
  readonly first?: { readonly id: string; readonly title: string };
  /** what else has to be said before it can be made; `isSaid`: it was */
  readonly also?: { readonly question: ReactNode; readonly isSaid: boolean };
  onOk(item: { readonly id: string; readonly title: string }): void;
  onCancel(): void;
}
const NOTHING = { id: '', title: '' };
const ID = /^[\p{L}_][\p{L}\p{N}_-]{0,63}$/u;

const problemOf = (id: string, taken: readonly string[]): string | undefined => {
  if (id === '') return undefined;
  if (!ID.test(id)) return t('add.idRule');
  return taken.includes(id) ? t('add.idTaken') : undefined;
};

/** A name for people and an id for ever: what every new item of a pack needs. Mount it when asked, unmount it after. */
export function AskId({ title, taken, first = NOTHING, also, onOk, onCancel }: AskIdProps) {
  const [nameId, idId] = [useId(), useId()];
  const [name, setName] = useState(first.title);
  const [typed, setId] = useState<string | undefined>(first.id || undefined);
  const id = typed ?? idFrom(name, taken);
  const wrong = problemOf(id, taken);
  const isReady = id !== '' && name.trim() !== '' && wrong === undefined && also?.isSaid !== false;
  const ok = (): void => {
    if (isReady) onOk({ id, title: name.trim() });
  };
  return (
    <Modal open title={title} okText={t('add.ok')} cancelText={t('state.cancel')} okButtonProps={{ disabled: !isReady }} onOk={ok} onCancel={onCancel}>
      <Field label={t('add.name')} htmlFor={nameId}><Input id={nameId} value={name} maxLength={60} onChange={(event) => setName(event.target.value)} /></Field>
      <Field label={t('add.id')} htmlFor={idId} hint={t('add.idHint')} error={wrong}><Input id={idId} value={id} onChange={(event) => setId(event.target.value.trim())} onPressEnter={ok} /></Field>
      {also?.question}
    </Modal>
  );
}
