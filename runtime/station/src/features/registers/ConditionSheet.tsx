import { useState } from 'react';
import { conditionWords, CORE_TEXT, OPS_OF, type FilterWordsCtx, type RegisterCondition, type RegisterOp } from '@liandong/core/run';
import { t } from '../../text';
import { Button, SelectField, Sheet } from '../../ui';
import { begun, isWhole } from './conditions';
import { ValueControl } from './ValueControl';

interface ConditionSheetProps {
  readonly words: Required<FilterWordsCtx>;
  /** absent: a new one */
  readonly condition?: RegisterCondition | undefined;
  readonly onDone: (condition: RegisterCondition) => void;
  readonly onClose: () => void;
}

/** Clean of values that do not belong to how it asks. */
const cleaned = ({ field, op, values, from, to, period }: RegisterCondition): RegisterCondition => ({
  field, op, ...(['in', 'notIn', 'contains'].includes(op) && values ? { values: values.map((value) => (typeof value === 'string' ? value.trim() : value)) } : {}),
  ...(op === 'between' && from !== undefined ? { from } : {}), ...(op === 'between' && to !== undefined ? { to } : {}), ...(op === 'within' && period ? { period } : {}),
});

/** One condition as a sentence with blanks: what, how, and by what. */
export function ConditionSheet({ words, condition, onDone, onClose }: ConditionSheetProps) {
  const fields = [...words.fields.values()];
  const [draft, setDraft] = useState<RegisterCondition | undefined>(condition ?? (fields[0] ? begun(fields[0]) : undefined));
  const field = draft && words.fields.get(draft.field);
  if (!draft || !field) return null;
  const pickField = (id: string): void => { const next = words.fields.get(id); if (next) setDraft(begun(next)); };
  const whole = isWhole(draft);
  return (
    <Sheet
      title={t('registers.condition')} onClose={onClose}
      actions={<><Button onClick={onClose}>{t('registers.cancel')}</Button><Button kind="main" disabled={!whole} onClick={() => onDone(cleaned(draft))}>{t('registers.done')}</Button></>}
    >
      <div className="filters">
        <SelectField label={t('registers.field')} value={field.id} options={fields} onChange={pickField} />
        <SelectField label={t('registers.how')} value={draft.op} options={OPS_OF[field.kind].map((op) => ({ id: op, title: CORE_TEXT.register.opName[op] }))} onChange={(op) => setDraft(begun(field, op as RegisterOp))} />
      </div>
      <ValueControl packId={words.pack.manifest.id} field={field} condition={draft} names={words.names} onChange={setDraft} />
      <p className="register-told" role="status">{whole ? conditionWords(cleaned(draft), words) : t('registers.notWhole')}</p>
    </Sheet>
  );
}
