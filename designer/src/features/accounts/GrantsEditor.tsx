import type { OrgUnitView } from '@liandong/server/contract/org-units';
import { Button, Select } from 'antd';
import { t } from '../../text';
import { Field } from '../../ui';
import type { Grant } from './use-accounts';

export interface RoleChoice { readonly id: string; readonly title: string; readonly tier: string }
interface GrantsEditorProps {
  readonly grants: readonly Grant[];
  readonly roles: readonly RoleChoice[];
  readonly units: readonly OrgUnitView[];
  onChange(grants: readonly Grant[]): void;
}

/** Roles, each at a unit of the tier it is for. */
export function GrantsEditor({ grants, roles, units, onChange }: GrantsEditorProps) {
  const unitsFor = (role: string): readonly OrgUnitView[] => units.filter((unit) => unit.tier === roles.find((one) => one.id === role)?.tier);
  const put = (index: number, grant: Grant): void => onChange(grants.map((one, at) => (at === index ? grant : one)));
  const add = (): void => {
    const role = roles[0]?.id ?? '';
    onChange([...grants, { role, orgId: unitsFor(role)[0]?.id ?? '' }]);
  };
  return (
    <Field label={t('accounts.grants')}>
      {grants.length === 0 && <p className="ld-hint">{t('accounts.noGrants')}</p>}
      {grants.map((grant, index) => (
        <div key={index} className="ld-grant" role="group" aria-label={t('accounts.grant', { n: index + 1 })}>
          <Select aria-label={t('accounts.role', { n: index + 1 })} showSearch={{ optionFilterProp: 'label' }} value={grant.role} options={roles.map((role) => ({ value: role.id, label: role.title }))} onChange={(role) => put(index, { role, orgId: unitsFor(role)[0]?.id ?? '' })} />
          <Select aria-label={t('accounts.unit', { n: index + 1 })} showSearch={{ optionFilterProp: 'label' }} value={grant.orgId} options={unitsFor(grant.role).map((unit) => ({ value: unit.id, label: unit.name }))} onChange={(orgId) => put(index, { ...grant, orgId })} />
          <Button type="text" aria-label={t('accounts.removeGrant', { n: index + 1 })} onClick={() => onChange(grants.filter((_, at) => at !== index))}>×</Button>
        </div>
      ))}
      <span><Button size="small" onClick={add}>{t('accounts.addGrant')}</Button></span>
    </Field>
  );
}
