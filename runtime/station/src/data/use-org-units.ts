import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useApi } from '@liandong/client';
import { orgView, type OrgUnit, type OrgView, type Tier } from '@liandong/core/run';
import { keys } from './keys';

/** The county's units as core sees them, without the people: enough to name the unit that a step goes to. */
export function useOrgUnits(): OrgView | undefined {
  const api = useApi();
  const { data } = useQuery({ queryKey: keys.orgUnits, staleTime: 10 * 60_000, queryFn: async () => (await api.call('GET /org-units')).units });
  return useMemo(() => {
    if (!data) return undefined;
    const parents = new Map(data.map((unit) => [unit.id, unit.parentId]));
    const pathOf = (id: string): string[] => {
      const parent = parents.get(id) ?? null;
      return parent === null ? [] : [...pathOf(parent), parent];
    };
    const units = data.map((unit): OrgUnit => ({ id: unit.id, parentId: unit.parentId, tier: unit.tier as Tier, name: unit.name, path: pathOf(unit.id) }));
    return orgView(units, []);
  }, [data]);
}
