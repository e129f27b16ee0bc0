import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useApi } from '@liandong/client';
import type { JsonObject } from '@liandong/core/run';
import type { OutlookAt, OutlookView } from '@liandong/server/contract/ledgers';

const SETTLED_MS = 500;

/** Asked once; and again only when an answer changes by which the books are asked, once that has stood a moment. */
export function useOutlook(at: OutlookAt, data: JsonObject | undefined) {
  const api = useApi();
  const [fields, setFields] = useState<readonly string[]>();
  const key = fields === undefined ? '' : JSON.stringify(fields.map((id) => data?.[id] ?? null));
  const [settled, setSettled] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSettled(key), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [key]);
  const asked = Object.fromEntries((fields ?? Object.keys(data ?? {})).filter((id) => data?.[id] !== undefined).map((id) => [id, data?.[id]])) as JsonObject;
  return useQuery<OutlookView>({
    queryKey: ['ledgers', 'outlook', at, settled], enabled: data !== undefined && (fields === undefined || fields.length > 0), placeholderData: keepPreviousData, gcTime: 0, retry: false,
    queryFn: async () => {
      const view = await api.call('POST /ledgers/outlook', { body: { at, data: asked } });
      setFields((before) => before ?? view.fields);
      return view;
    },
  });
}
