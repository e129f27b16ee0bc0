import { Modal, Select } from 'antd';
import { useId, useState } from 'react';
import { EmptyState, Field } from '../../ui';
import { gridsOfForm } from './model/generate';
import { t } from './text';
import type { EditedPrint } from './use-print';

/** 按表单生成: asks which form and whose opinions, then lays them out. */
export function Generate({ edited, onClose }: { readonly edited: EditedPrint; readonly onClose: () => void }) {
  const { print, world } = edited;
  const [formId, stepsId] = [useId(), useId()];
  const [formKey, setForm] = useState(world.forms[0]?.def.id);
  const [steps, setSteps] = useState<readonly string[]>(() => world.steps.filter(({ hasOutcomes }) => hasOutcomes).map(({ id }) => id));
  const form = world.forms.find(({ def }) => def.id === formKey);
  const make = (): void => {
    if (!form) return;
    edited.edit(t('did.generate'), (one) => ({ ...one, grids: gridsOfForm(one.title, form, world, world.steps.filter(({ id }) => steps.includes(id))) }));
    onClose();
  };
  const hasMore = print.grids.some(({ cells }) => cells.some(({ pieces }) => pieces.some((piece) => !('text' in piece))));
  return (
    <Modal open title={t('generate.title')} okText={t('generate.ok')} cancelText={t('state.cancel')} okButtonProps={{ disabled: !form }} onOk={make} onCancel={onClose}>
      {world.forms.length === 0
        ? <EmptyState text={t('generate.noForm')} />
        : (
          <>
            <Field label={t('generate.form')} htmlFor={formId}><Select id={formId} {...(formKey === undefined ? {} : { value: formKey })} options={world.forms.map(({ def }) => ({ value: def.id, label: def.title }))} onChange={setForm} /></Field>
            {world.steps.length > 0 && <Field label={t('generate.steps')} htmlFor={stepsId} hint={t('generate.stepsHint')}><Select id={stepsId} mode="multiple" allowClear value={[...steps]} options={world.steps.map(({ id, title, process }) => ({ value: id, label: t('palette.stepGroup', { process, step: title }) }))} onChange={(next: string[]) => setSteps(next)} /></Field>}
            {hasMore && <p className="ld-hint">{t('generate.replaces')}</p>}
          </>
        )}
    </Modal>
  );
}
