import { metaOf } from '@liandong/form';
import { addProposals, cellsOf, proposalsIn, type Proposal } from '@liandong/sheets';
import { Input, Modal, Select } from 'antd';
import { useId, useState } from 'react';
import { Field } from '../../ui';
import type { PanelProps } from './panel';
import { ProposalTable } from './ProposalTable';
import { t } from './text';
import './sheets.css';

const NEW = '';

/** A block copied from a spreadsheet as questions: recognised, corrected, added as one step. */
export function PastePanel({ edited, onClose }: PanelProps) {
  const [textId, sectionId, titleId] = [useId(), useId(), useId()];
  const sections = edited.form.sections ?? [];
  const [text, setText] = useState('');
  const [proposals, setProposals] = useState<readonly Proposal[]>([]);
  const [section, setSection] = useState(sections.at(-1)?.id ?? NEW);
  const [title, setTitle] = useState(t('sheets.pasted'));
  const read = (next: string): void => {
    setText(next);
    setProposals(proposalsIn(cellsOf(next)));
  };
  const good = proposals.filter((one) => one.title.trim() !== '');
  const add = (): void => {
    edited.edit(t('sheets.did.paste'), (form) => addProposals(form, good, section === NEW ? { title: title.trim() || t('sheets.pasted') } : { section, title }, metaOf, edited.takenIds));
    onClose();
  };
  return (
    <Modal open width={900} title={t('sheets.paste')} okText={t('sheets.addN', { n: good.length })} cancelText={t('state.cancel')} okButtonProps={{ disabled: good.length === 0 }} onOk={add} onCancel={onClose}>
      <div className="ld-sheet-panel">
        <Field label={t('sheets.pasteHere')} htmlFor={textId} hint={t('sheets.pasteHint')}>
          <Input.TextArea id={textId} className="ld-mono" rows={proposals.length > 0 ? 3 : 8} value={text} onChange={(event) => read(event.target.value)} />
        </Field>
        {text.trim() !== '' && proposals.length === 0 && <p role="status">{t('sheets.nothing')}</p>}
        {proposals.length > 0 && (
          <>
            <p>{t('sheets.check')}</p>
            <ProposalTable proposals={proposals} onChange={setProposals} />
            <Field label={t('sheets.into')} htmlFor={sectionId}>
              <Select id={sectionId} value={section} onChange={setSection} options={[...sections.map((one) => ({ value: one.id, label: one.title })), { value: NEW, label: t('sheets.newSection') }]} />
            </Field>
            {section === NEW && <Field label={t('sheets.sectionTitle')} htmlFor={titleId}><Input id={titleId} value={title} maxLength={60} onChange={(event) => setTitle(event.target.value)} /></Field>}
          </>
        )}
      </div>
    </Modal>
  );
}
