import { Button, Select } from 'antd';
import { useId, useState } from 'react';
import { useNavigate } from 'react-router';
import { resultsOf } from '../../dmn';
import { stored, useDraft } from '../../editing';
import { t } from '../../text';
import { Field } from '../../ui';
import { AskId } from '../../ui/AskId';
import { itemsOf } from './groups';
import { skeletonOf } from './skeletons';

const ENDINGS: Readonly<Record<string, string>> = { processes: 'bpmn', decisions: 'dmn' };

/** Folders whose items are about one type of record. */
const OF_RECORD = ['forms', 'indicators', 'notices'];

/** Adds an item to a folder of the pack and opens it. */
export function AddItem({ folder, kind, taken }: { readonly folder: string; readonly kind: string; readonly taken: readonly string[] }) {
  const draft = useDraft();
  const navigate = useNavigate();
  const [isOpen, open] = useState(false);
  const recordId = useId();
  const [chosen, choose] = useState<string>();
  const records = isOpen && OF_RECORD.includes(folder) ? itemsOf('records', draft.files, draft.json) : [];
  const record = chosen ?? (records.length === 1 ? records[0]?.id : undefined);
  const add = ({ id, title }: { readonly id: string; readonly title: string }): void => {
    const skeleton = skeletonOf(folder, { id, title, ...(record === undefined ? {} : { record }) }, draft);
    draft.setFile(`${folder}/${id}.${ENDINGS[folder] ?? 'json'}`, typeof skeleton === 'string' ? skeleton : stored(skeleton), t('add.label', { title }));
    open(false);
    choose(undefined);
    void navigate(`/packs/${draft.packId}/${folder}/${encodeURIComponent(id)}`);
  };
  const name = t('add.button', { kind });
  const question = (
    <Field label={t('add.record')} htmlFor={recordId} hint={t('add.recordHint')}>
      <Select id={recordId} className="ld-choose" placeholder={t('add.chooseRecord')} value={record} options={records.map((one) => ({ value: one.id, label: one.title }))} onChange={choose} />
    </Field>
  );
  // a process calls a decision by its id alone, in whichever file it is
  const called = isOpen && folder === 'decisions' ? resultsOf(draft.files).map((one) => one.id) : [];
  return (
    <>
      <Button type="text" size="small" aria-label={name} disabled={draft.readonly} onClick={() => open(true)}>＋</Button>
      {isOpen && <AskId title={name} taken={[...taken, ...called]} {...(records.length > 0 ? { also: { question, isSaid: record !== undefined } } : {})} onOk={add} onCancel={() => open(false)} />}
    </>
  );
}
