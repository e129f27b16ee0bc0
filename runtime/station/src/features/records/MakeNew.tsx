import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useApi } from '@liandong/client';
import { keys } from '../../data';
import { t } from '../../text';
import { Button, Sheet } from '../../ui';

/** 登记新的: only where there is something that one may make without a process. */
export function MakeNew() {
  const api = useApi();
  const navigate = useNavigate();
  const [isOpen, setIsOpen] = useState(false);
  const types = useQuery({ queryKey: keys.recordTypes, queryFn: async () => (await api.call('GET /record-types')).items });
  const open = (types.data ?? []).filter(({ create }) => create !== undefined);
  const [only] = open;
  if (!only) return null;
  const go = (packId: string, type: string): void => void navigate(`/records/new/${packId}/${type}`);
  return (
    <>
      <div className="row-actions"><Button kind="main" onClick={() => (open.length === 1 ? go(only.packId, only.type) : setIsOpen(true))}>{open.length === 1 ? t('newRecord.title', { type: only.title }) : t('newRecord.any')}</Button></div>
      {isOpen && (
        <Sheet title={t('newRecord.which')} onClose={() => setIsOpen(false)}>
          <ul className="action-list">{open.map(({ packId, type, title, create }) => <li key={`${packId} ${type}`}><button type="button" onClick={() => go(packId, type)}><strong>{title}</strong><span>{create?.units.map(({ name }) => name).join(t('list.dot'))}</span></button></li>)}</ul>
        </Sheet>
      )}
    </>
  );
}
