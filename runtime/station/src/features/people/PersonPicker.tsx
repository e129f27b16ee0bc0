import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useApi } from '@liandong/client';
import { keys } from '../../data';
import { t } from '../../text';
import { Failed, TextField } from '../../ui';
import { type Named, offeredPeople, withPerson } from './offered';
import { useSettled } from './use-settled';

/** Few enough to be looked over on a phone; who is not among them is found with one more letter. */
const MOST_SHOWN = 8;
const NOBODY: readonly Named[] = [];

interface PersonPickerProps {
  readonly legend: string;
  readonly chosen: readonly Named[];
  readonly onChange: (chosen: readonly Named[]) => void;
  /** shown before anything is typed */
  readonly suggested?: readonly Named[];
  /** how many may be chosen */
  readonly most?: number;
  readonly except?: readonly string[];
  readonly problem?: string | undefined;
}

function usePeople(q: string) {
  const api = useApi();
  return useQuery({ queryKey: keys.people(q), enabled: q !== '', queryFn: async () => (await api.call('GET /people', { query: { q, limit: MOST_SHOWN + 1 } })).items });
}

/** What stands above the names, read out when it changes. */
function wordsOf(q: string, n: number, isLoading: boolean): string {
  if (q === '') return n > 0 ? t('people.suggested') : t('people.start');
  if (isLoading) return t('people.looking');
  if (n === 0) return t('people.none', { q });
  return n > MOST_SHOWN ? t('people.many', { n: MOST_SHOWN }) : t('people.found', { n });
}

/** One person or several: suggestions first, anybody of the county by name or unit. */
export function PersonPicker({ legend, chosen, onChange, suggested = NOBODY, most = 1, except = [], problem }: PersonPickerProps) {
  const [typed, setTyped] = useState('');
  const q = useSettled(typed.trim());
  const people = usePeople(q);
  const id = useId();
  const all = (q === '' ? suggested : (people.data ?? NOBODY)).filter(({ userId }) => !except.includes(userId));
  const isLoading = q !== typed.trim() || people.isLoading;
  return (
    <fieldset className="picks" aria-describedby={problem === undefined ? undefined : `${id}-told`}>
      <legend>{legend}</legend>
      <TextField label={t('people.search')} type="search" autoComplete="off" value={typed} onChange={setTyped} maxLength={40} first={suggested.length === 0} />
      <p className="hint" role="status">{wordsOf(q, all.length, isLoading)}</p>
      {people.isError && <Failed error={people.error} onRetry={() => void people.refetch()} />}
      {offeredPeople(all.slice(0, MOST_SHOWN), chosen).map((person) => (
        <label key={person.userId}>
          <input type={most === 1 ? 'radio' : 'checkbox'} name={id} checked={chosen.some(({ userId }) => userId === person.userId)} onChange={() => onChange(withPerson(chosen, person, most))} />
          <span className="pick-person"><span>{person.name}</span>{person.orgName && <span className="hint">{person.orgName}</span>}</span>
        </label>
      ))}
      {problem !== undefined && <p id={`${id}-told`} className="hint hint-problem" role="alert">{problem}</p>}
    </fieldset>
  );
}
