import { useState } from 'react';
import type { CompiledPack, RegisterField } from '@liandong/core/run';
import { t } from '../../text';
import { Button, Sheet } from '../../ui';
import { toggled } from './conditions';
import type { RegisterId } from './asked';

const MOST = 12;
/** Shown in every row. */
const ALWAYS = ['@state', '@unit', '@no', '@created'];

export function ColumnsSheet({ pack, register, fields, columns, onDone, onClose }: { readonly pack: CompiledPack; readonly register: RegisterId; readonly fields: ReadonlyMap<string, RegisterField>; readonly columns: readonly string[] | undefined; readonly onDone: (columns: string[] | undefined) => void; readonly onClose: () => void }) {
  const own = (pack.records[register.type]?.columns ?? []).filter((id) => fields.has(id));
  const [chosen, setChosen] = useState<readonly string[]>(columns ?? own);
  const offered = [...fields.values()].filter(({ id }) => !ALWAYS.includes(id));
  return (
    <Sheet
      title={t('registers.columns')} onClose={onClose}
      actions={<><Button onClick={() => onDone(undefined)}>{t('registers.usual')}</Button><Button kind="main" disabled={chosen.length === 0 || chosen.length > MOST} onClick={() => onDone([...chosen])}>{t('registers.done')}</Button></>}
    >
      <div className="register-checks" role="group" aria-label={t('registers.columns')}>
        {offered.map(({ id, title }) => <label key={id}><input type="checkbox" checked={chosen.includes(id)} onChange={() => setChosen(toggled(chosen, id))} /><span>{title}</span></label>)}
      </div>
      {chosen.length > MOST && <p className="hint hint-problem">{t('registers.mostColumns', { n: MOST })}</p>}
    </Sheet>
  );
}
