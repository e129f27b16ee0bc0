import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { resultsOf } from '../../dmn';
import { stored, useDraft } from '../../editing';
import { t } from '../../text';
import { AskId } from '../../ui/AskId';
import { skeletonOf } from './skeletons';

const ENDINGS: Readonly<Record<string, string>> = { processes: 'bpmn', decisions: 'dmn' };

/** Adds an item to a folder of the pack and opens it. */
export function AddItem({ folder, kind, taken }: { readonly folder: string; readonly kind: string; readonly taken: readonly string[] }) {
  const draft = useDraft();
  const navigate = useNavigate();
  const [isOpen, open] = useState(false);
  const add = ({ id, title }: { readonly id: string; readonly title: string }): void => {
    const skeleton = skeletonOf(folder, id, title, draft);
    draft.setFile(`${folder}/${id}.${ENDINGS[folder] ?? 'json'}`, typeof skeleton === 'string' ? skeleton : stored(skeleton), t('add.label', { title }));
    open(false);
    void navigate(`/packs/${draft.packId}/${folder}/${encodeURIComponent(id)}`);
  };
  const name = t('add.button', { kind });
  // a process calls a decision by its id alone, in whichever file it is
  const called = isOpen && folder === 'decisions' ? resultsOf(draft.files).map((one) => one.id) : [];
  return (
    <>
      <Button type="text" size="small" aria-label={name} disabled={draft.readonly} onClick={() => open(true)}>＋</Button>
      {isOpen && <AskId title={name} taken={[...taken, ...called]} onOk={add} onCancel={() => open(false)} />}
    </>
  );
}
