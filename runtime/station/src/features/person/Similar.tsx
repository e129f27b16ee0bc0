import { useQuery } from '@tanstack/react-query';
import { listText, useApi } from '@liandong/client';
import type { JsonObject } from '@liandong/core/run';
import type { Found } from '@liandong/form';
import type { SimilarPerson } from '@liandong/server/contract/persons';
import { t } from '../../text';
import { asFound } from '../../forms';
import { Notice, StateTag } from '../../ui';
import { useSettled } from '../people';
import { PersonRow } from './PersonRows';
import { reasonWord } from './reasons';

interface Asked { readonly packId: string; readonly type: string; readonly data: JsonObject; /** whose data it is, where it is kept already */ readonly recordId?: string }

const reasonWords = ({ reasons = [] }: SimilarPerson): string => listText(reasons.map(({ code }) => reasonWord(code)), 9);

/** Who is known already that may be this person; asked once nothing has been typed for a moment. */
export function useSimilar({ packId, type, data, recordId }: Asked, isAsked: boolean) {
  const api = useApi();
  const settled = useSettled(JSON.stringify(data), 700);
  return useQuery({
    queryKey: ['persons', 'similar', packId, type, recordId ?? '', settled], enabled: isAsked, gcTime: 0, retry: false,
    queryFn: async () => (await api.call('POST /persons/similar', { body: { packId, type, data: JSON.parse(settled) as JsonObject, ...(recordId === undefined ? {} : { recordId }) } })).items,
  });
}

interface SimilarPersonsProps {
  readonly items: readonly SimilarPerson[];
  /** the record that one of them may be made one with */
  readonly mergeInto?: string;
  /** he is chosen; absent: he is looked at */
  readonly onTake?: ((found: Found) => void) | undefined;
}
export function SimilarPersons({ items, mergeInto, onTake }: SimilarPersonsProps) {
  return (
    <ul className="row-list">
      {items.map((one, index) => (one.record
        ? <PersonRow key={one.record.id} record={one.record} to={mergeInto === undefined ? `/persons/${one.record.id}` : `/persons/${mergeInto}/merge/${one.record.id}`} more={[reasonWords(one)]} side={<StateTag title={t(`person.likelihood.${one.likelihood}`)} />} {...(onTake ? { onTake: () => one.record && onTake(asFound(one.record)) } : {})} />
        : <li key={`${one.orgName} ${index}`} className="row-more">{t('person.elsewhere', { org: one.orgName })}</li>))}
    </ul>
  );
}

/** Over the form that enters somebody: it may be that he is known. Silent where nobody is, and where it cannot be found out. */
export function SimilarNotice({ onTake, ...asked }: Asked & Pick<SimilarPersonsProps, 'onTake'>) {
  const { data: items } = useSimilar(asked, Object.keys(asked.data).length > 0);
  return items === undefined || items.length === 0 ? null : <Notice kind="soon" title={t('person.known')} calls><SimilarPersons items={items} onTake={onTake} /></Notice>;
}
