import { useApi } from '@liandong/client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { assignee } from '../diagram/step';
import type { DiagramElement } from '../diagram/types';
import { bodyOf, feelOf } from '../model/condition';
import { t } from '../text';
import { useEditing } from './context';
import { Choice, type Option } from './controls';
import { FeelText } from './FeelText';
import { roleOptions } from './RolePlaces';

const isFeel = (value: string): boolean => value.startsWith('=');

/** Everybody who has a role, wherever; each with the unit. */
function usePeople(role: string): readonly Option[] {
  const api = useApi();
  const { pack } = useEditing();
  const tier = pack.roles.find((one) => one.id === role)?.tier;
  const found = useQuery({ queryKey: ['holders', role, tier], enabled: role !== '' && tier !== undefined, staleTime: 30_000, queryFn: () => api.call('GET /org-units/holders', { query: { role, tier: tier ?? '' } }) });
  return (found.data?.units ?? []).flatMap((unit) => unit.userIds.map((id, index) => ({ value: id, title: unit.holders[index] ?? id, hint: unit.orgName })));
}

/** One person: found by a role, or by an expression that gives an id. */
export function Person({ element }: { readonly element: DiagramElement }) {
  const { diagram, pack, readonly } = useEditing();
  const [role, choose] = useState('');
  const people = usePeople(role);
  const value = assignee.read(element);
  const [wantsFeel, want] = useState(isFeel(value));
  const set = (next: string): void => diagram.change(t('step.role'), (get) => assignee.write(get, element, next), `assignee:${element.id}`);
  const byFeel = wantsFeel || isFeel(value);
  return (
    <>
      <Choice label={t('who.personBy')} name="person-by" value={byFeel ? 'feel' : 'list'} options={[{ value: 'list', title: t('who.personList') }, { value: 'feel', title: t('who.byFeel') }]} disabled={readonly} onChange={(next) => {
        want(next === 'feel');
        if (isFeel(value) || next === 'feel') set('');
      }} />
      {byFeel
        ? <FeelText label={t('who.personFeel')} name="person-feel" hint={t('who.personFeelHint')} value={feelOf(value)} disabled={readonly} onChange={(next) => set(next === '' ? '' : bodyOf(next))} />
        : (
          <>
            <Choice label={t('who.personRole')} name="person-role" value={role} options={roleOptions(pack.roles)} placeholder={t('who.rolePlaceholder')} disabled={readonly} onChange={choose} />
            <Choice label={t('who.person')} name="person" value={value} options={people} placeholder={t('who.personPlaceholder')} error={value === '' ? t('who.personMissing') : undefined} disabled={readonly} onChange={set} />
          </>
        )}
    </>
  );
}
