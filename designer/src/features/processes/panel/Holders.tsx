import { useApi } from '@liandong/client';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { RoleDef, Tier } from '@liandong/core/run';
import type { Assignment } from '../diagram/step';
import { t, tierTitle } from '../text';

const FEW = 5;
const NAMED = 3;

interface Unit { readonly orgId: string; readonly orgName: string; readonly holders: readonly string[] }

const people = (names: readonly string[]): string =>
  names.slice(0, NAMED).join(t('holders.comma')) + (names.length > NAMED ? t('holders.more', { count: names.length }) : '');

/** What happens where nobody is found: the first fallback, or nothing. */
function otherwise(assignment: Assignment, roles: readonly RoleDef[]): string {
  const [next] = assignment.fallback;
  if (!next) return t('holders.waits');
  const title = roles.find((one) => one.id === next.role)?.title ?? next.role;
  return t('holders.next', { next: t('holders.someone', { role: title, tier: next.at ? tierTitle(next.at) : t('who.own') }) });
}

/** Who a step finds in each unit, live: units where nobody is found come first, with what happens then. */
export function Holders({ assignment, roles }: { readonly assignment: Assignment; readonly roles: readonly RoleDef[] }) {
  const api = useApi();
  const role = roles.find((one) => one.id === assignment.role);
  const tier: Tier | undefined = assignment.at ?? role?.tier;
  const query = useQuery({
    queryKey: ['holders', assignment.role, tier], enabled: role !== undefined && tier !== undefined, staleTime: 30_000,
    queryFn: () => api.call('GET /org-units/holders', { query: { role: assignment.role, tier: tier ?? '' } }),
  });
  if (!role || tier === undefined) return null;
  const state = query.isPending ? t('holders.loading') : query.isError ? t('holders.failed') : query.data.units.length === 0 ? t('holders.noUnits', { tier: tierTitle(tier) }) : undefined;
  return (
    <section className="pe-holders" aria-label={t('holders.title')} aria-live="polite" data-field="holders">
      <h3>{t('holders.title')}</h3>
      {state === undefined ? <Units units={query.data?.units ?? []} nobody={otherwise(assignment, roles)} /> : <p className="ld-hint">{state}</p>}
    </section>
  );
}

function Units({ units, nobody }: { readonly units: readonly Unit[]; readonly nobody: string }) {
  const [isOpen, open] = useState(false);
  const sorted = [...units].sort((a, b) => Number(a.holders.length > 0) - Number(b.holders.length > 0));
  return (
    <>
      {units.length > 1 && <p className="ld-hint">{t('holders.summary', { all: units.length, found: units.filter((unit) => unit.holders.length > 0).length })}</p>}
      <ul>
        {(isOpen ? sorted : sorted.slice(0, FEW)).map((unit) => (
          <li key={unit.orgId} className={unit.holders.length === 0 ? 'is-empty' : ''}>
            {t('holders.line', { unit: unit.orgName, people: unit.holders.length > 0 ? people(unit.holders) : nobody })}
          </li>
        ))}
      </ul>
      {units.length > FEW && <Button type="link" size="small" onClick={() => open(!isOpen)}>{t(isOpen ? 'holders.fewer' : 'holders.all')}</Button>}
    </>
  );
}
