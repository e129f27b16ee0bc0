import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { stored, useDraft } from '../../editing';
import { t } from '../../text';
import { Field } from '../../ui';
import { skeletonOf } from './skeletons';

const ID = /^[\p{L}_][\p{L}\p{N}_-]{0,63}$/u;

const problemOf = (id: string, taken: readonly string[]): string | undefined => {
  if (id === '') return undefined;
  if (!ID.test(id)) return t('add.idRule');
  return taken.includes(id) ? t('add.idTaken') : undefined;
};

/** Adds an item to a folder of the pack: a name for people, an id for ever. */
export function AddItem({ folder, title, taken }: { readonly folder: string; readonly title: string; readonly taken: readonly string[] }) {
  const draft = useDraft();
  const navigate = useNavigate();
  const [isOpen, open] = useState(false);
  const [name, setName] = useState('');
  const [id, setId] = useState('');
  const wrong = problemOf(id, taken);
  const isReady = id !== '' && name.trim() !== '' && wrong === undefined;
  const add = (): void => {
    const skeleton = skeletonOf(folder, id, name.trim(), draft);
    draft.setFile(`${folder}/${id}.${folder === 'processes' ? 'bpmn' : 'json'}`, typeof skeleton === 'string' ? skeleton : stored(skeleton), t('add.label', { title: name.trim() }));
    open(false);
    setName('');
    setId('');
    void navigate(`/packs/${draft.packId}/${folder}/${encodeURIComponent(id)}`);
  };
  return (
    <>
      <Button type="text" size="small" aria-label={t('add.button', { kind: title })} disabled={draft.readonly} onClick={() => open(true)}>＋</Button>
      <Modal open={isOpen} title={t('add.button', { kind: title })} okText={t('add.ok')} cancelText={t('state.cancel')} okButtonProps={{ disabled: !isReady }} onOk={add} onCancel={() => open(false)} destroyOnHidden>
        <Field label={t('add.name')} htmlFor="add-name"><Input id="add-name" value={name} maxLength={60} onChange={(event) => setName(event.target.value)} /></Field>
        <Field label={t('add.id')} htmlFor="add-id" hint={t('add.idHint')} error={wrong}><Input id="add-id" value={id} onChange={(event) => setId(event.target.value)} onPressEnter={() => isReady && add()} /></Field>
      </Modal>
    </>
  );
}
