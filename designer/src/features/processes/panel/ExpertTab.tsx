import { checkFeel } from '@liandong/core/run';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { conditionOf, setCondition } from '../diagram/flows';
import { isFlow } from '../diagram/graph-of';
import { followId } from '../diagram/references';
import type { DiagramElement } from '../diagram/types';
import { bodyOf, feelOf } from '../model/condition';
import { entryOf } from '../model/dialect';
import { isItemId } from '../model/new-id';
import { elementTitle, t } from '../text';
import { Field } from '../../../ui';
import { useEditing } from './context';
import { TextField } from './controls';

/** 高级: the id, the expression of a condition, what BPMN calls it. */
export function ExpertTab({ element }: { readonly element: DiagramElement }) {
  const { diagram, readonly } = useEditing();
  const entry = entryOf(element.businessObject as never);
  const flow = isFlow(element);
  const remove = (): void => diagram.change(t('step.remove'), (get) => get('modeling').removeElements([element]));
  return (
    <>
      <IdField key={element.id} element={element} />
      {flow && <FeelField flow={element} />}
      {entry && <p className="ld-hint">{t('expert.element')}: {elementTitle(entry.type)}</p>}
      {element.host && <p className="ld-hint">{t('expert.attached')}: {element.host.businessObject.name || element.host.id}</p>}
      {!readonly && <Button danger size="small" data-field="delete" onClick={remove}>{t(flow ? 'expert.deleteFlow' : 'expert.delete')}</Button>}
    </>
  );
}

/** Ids are meant to stay, so a new one counts only when it is complete and the field is left. */
function IdField({ element }: { readonly element: DiagramElement }) {
  const { diagram, readonly } = useEditing();
  const [typed, type] = useState(element.id);
  const taken = typed !== element.id && diagram.element(typed) !== undefined;
  const error = !isItemId(typed) ? t('expert.idWrong') : taken ? t('expert.idTaken') : undefined;
  const leave = (): void => {
    if (typed === element.id) return;
    if (error !== undefined) return type(element.id);
    const before = element.id;
    diagram.change(t('step.id'), (get) => {
      get('modeling').updateProperties(element, { id: typed });
      followId(get, before, typed);
    });
  };
  return (
    <Field label={t('expert.id')} htmlFor="pe-id" hint={t('expert.idHint')} error={error}>
      <Input id="pe-id" className="ld-mono" data-field="id" value={typed} disabled={readonly} spellCheck={false} onChange={(event) => type(event.target.value)} onBlur={leave} onPressEnter={leave} />
    </Field>
  );
}

function FeelField({ flow }: { readonly flow: DiagramElement }) {
  const { diagram, readonly } = useEditing();
  const feel = feelOf(conditionOf(flow) ?? '');
  const write = (text: string): void => diagram.change(t('step.condition'), (get) => setCondition(get, flow, text.trim() === '' ? undefined : bodyOf(text)), `condition:${flow.id}`);
  return <TextField label={t('condition.feel')} name="feel" rows={2} mono value={feel} disabled={readonly} error={feel !== '' && checkFeel(feel).length > 0 ? t('condition.feelWrong') : undefined} onChange={write} />;
}
