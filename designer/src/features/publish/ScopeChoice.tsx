import type { OrgUnitView } from '@liandong/server/contract/org-units';
import { Radio } from 'antd';
import { useId } from 'react';
import { t } from '../../text';
import { Field } from '../../ui';
import { UnitPicker } from './UnitPicker';
import type { Scope } from './use-publish';

/** At some units first, or at all. */
export function ScopeChoice({ units, scope, onChange }: { readonly units: readonly OrgUnitView[]; readonly scope: Scope; readonly onChange: (scope: Scope) => void }) {
  const id = useId();
  return (
    <>
      <Field label={t('publish.scope')}>
        <Radio.Group value={scope === 'all' ? 'all' : 'pilot'} onChange={(event) => onChange(event.target.value === 'all' ? 'all' : [])}>
          <Radio value="pilot">{t('publish.pilot')}</Radio>
          <Radio value="all">{t('publish.all')}</Radio>
        </Radio.Group>
      </Field>
      {scope !== 'all' && <Field label={t('publish.units')} htmlFor={id} hint={t('publish.unitsHint')}><UnitPicker id={id} units={units} value={scope} onChange={onChange} /></Field>}
    </>
  );
}
