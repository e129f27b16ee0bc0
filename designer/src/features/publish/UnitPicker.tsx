import type { OrgUnitView } from '@liandong/server/contract/org-units';
import { TreeSelect } from 'antd';
import { useMemo } from 'react';
import { t } from '../../text';

interface Node { readonly value: string; readonly title: string; readonly children: Node[] }

function treeOf(units: readonly OrgUnitView[]): Node[] {
  const nodes = new Map(units.map((unit) => [unit.id, { value: unit.id, title: unit.name, children: [] as Node[] }]));
  const roots: Node[] = [];
  for (const unit of units) {
    const node = nodes.get(unit.id);
    if (node) (nodes.get(unit.parentId ?? '')?.children ?? roots).push(node);
  }
  return roots;
}

/** Units out of the county's tree, each with all below it. */
export function UnitPicker({ id, units, value, onChange }: { readonly id: string; readonly units: readonly OrgUnitView[]; readonly value: readonly string[]; readonly onChange: (value: readonly string[]) => void }) {
  const tree = useMemo(() => treeOf(units), [units]);
  return (
    <TreeSelect
      id={id} multiple treeDefaultExpandAll showSearch={{ treeNodeFilterProp: 'title' }} placeholder={t('publish.pickUnits')}
      treeData={tree} value={[...value]} onChange={(next: string[]) => onChange(next)} style={{ width: '100%' }} aria-label={t('publish.units')}
    />
  );
}
