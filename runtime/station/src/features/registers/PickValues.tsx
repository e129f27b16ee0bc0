import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ME, type FieldRef } from '@liandong/core/run';
import { useLookup } from '../../forms/lookup';
import { t } from '../../text';
import { Button, TextField } from '../../ui';
import { toggled } from './conditions';

interface PickValuesProps { readonly packId: string; readonly field: FieldRef; readonly values: readonly string[]; readonly names: (ref: FieldRef, id: string) => string; readonly onChange: (values: string[]) => void }

/** Units, people or records to choose from, by name; me first where it is about people. */
export function PickValues({ packId, field: ref, values, names, onChange }: PickValuesProps) {
  const lookup = useLookup(packId);
  const [text, setText] = useState('');
  const found = useQuery({ queryKey: ['people', 'register-pick', packId, ref, text], queryFn: ({ signal }) => lookup.search(ref, text, signal) });
  const offered = (found.data?.items ?? []).filter(({ id }) => !values.includes(id));
  const chosen = values.map((id) => ({ id, title: id === ME ? t('registers.me') : (found.data?.items.find((one) => one.id === id)?.title ?? names(ref, id)) }));
  return (
    <div className="register-pick">
      {chosen.length > 0 && <p className="register-chips">{chosen.map(({ id, title }) => <button key={id} type="button" className="register-chip" aria-label={t('registers.takeOut', { name: title })} onClick={() => onChange(toggled(values, id))}>{title}<span aria-hidden="true"> ×</span></button>)}</p>}
      <TextField label={t('registers.find')} type="search" value={text} onChange={setText} maxLength={60} />
      {ref.kind === 'user' && !values.includes(ME) && <Button onClick={() => onChange([...values, ME])}>{t('registers.me')}</Button>}
      <ul className="register-options">{offered.map(({ id, title, detail }) => <li key={id}><button type="button" className="card-line" onClick={() => onChange([...values, id])}><span>{title}</span>{detail !== undefined && <span className="hint">{detail}</span>}</button></li>)}</ul>
      {found.isSuccess && offered.length === 0 && <p className="hint">{t('registers.noneFound')}</p>}
    </div>
  );
}
