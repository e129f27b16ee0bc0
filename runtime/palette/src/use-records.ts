import { useApi } from '@liandong/client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Entry } from './entry';
import { t } from './text';

const LEAST = 2;
const MOST = 8;
const SETTLED_MS = 250;

/** What was typed, once nothing more is for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/** Records by number or name: the server looks, masks and notes as in every list. Names of people are kept no longer than the palette is open. */
export function useRecords(words: string, addressOf: (recordId: string) => string): { readonly entries: readonly Entry[]; readonly isLooking: boolean; readonly hasFailed: boolean } {
  const api = useApi();
  const typed = words.trim();
  const q = useSettled(typed);
  const isAsked = typed.length >= LEAST;
  const query = useQuery({ queryKey: ['records', 'palette', q], enabled: isAsked && q.length >= LEAST, gcTime: 0, placeholderData: keepPreviousData, queryFn: ({ signal }) => api.call('GET /records', { query: { q, limit: MOST }, signal }) });
  if (!isAsked) return { entries: [], isLooking: false, hasFailed: false };
  const rows = query.data?.items ?? [];
  return {
    isLooking: query.isFetching || q !== typed, hasFailed: query.isError,
    entries: rows.map(({ id, title, no, typeTitle, orgName }) => ({ to: addressOf(id), title: title || (no ?? typeTitle), group: t('records'), where: [typeTitle, no ?? t('noNumber'), orgName].join(' · ') })),
  };
}
