import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { formatWhen, useApi } from '@liandong/client';
import type { PersonView } from '@liandong/server/contract/persons';
import { useIntent, useNow } from '../../data';
import { Button, Sheet } from '../../ui';
import { IntentWords } from '../works';
import { PersonPart } from './PersonRows';
import { t } from './text';

type One = PersonView['apart'][number];
function EndSheet({ recordId, other, onClose }: { readonly recordId: string; readonly other: string; readonly onClose: () => void }) {
  const [api, queries, intent] = [useApi(), useQueryClient(), useIntent()];
  const send = async (): Promise<void> => {
    if (!(await intent.run(`apart-end:${recordId}:${other}`, null, () => api.call('POST /persons/{recordId}/apart/end', { params: { recordId }, body: { other } })))) return;
    await queries.invalidateQueries({ queryKey: ['persons'] });
    onClose();
  };
  return (
    <Sheet title={t('doubles.endTitle')} onClose={onClose} actions={<><Button kind="main" busy={intent.state !== 'idle'} onClick={() => void send()}>{t('doubles.endDo')}</Button><Button onClick={onClose}>{t('page.notNow')}</Button></>}>
      <p>{t('doubles.endWhat')}</p>
      <IntentWords intent={intent} />
    </Sheet>
  );
}

/** Who looks like him and was told apart, by whom and why; it can be taken back. */
export function ApartList({ view: { record, apart, mayMerge } }: { readonly view: PersonView }) {
  const now = useNow();
  const [ending, setEnding] = useState<One>();
  return (
    <PersonPart title={t('doubles.told')} count={apart.length}>
      {apart.map((one) => (
        <li key={one.record.id} className="row row-plain">
          <span className="row-main"><span className="row-title">{one.record.title}</span><span className="row-more"><span>{one.record.no ?? t('work.noNumber')}</span><span>{one.record.orgName}</span></span><span className="row-what">{t('doubles.by', { by: one.by, when: formatWhen(one.at, now), reason: one.reason })}</span></span>
          {mayMerge && <span className="row-side"><Button onClick={() => setEnding(one)}>{t('doubles.endTitle')}</Button></span>}
        </li>
      ))}
      {ending && <EndSheet recordId={record.id} other={ending.record.id} onClose={() => setEnding(undefined)} />}
    </PersonPart>
  );
}
