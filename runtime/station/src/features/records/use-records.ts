import { useApi } from '@liandong/client';
import { keys, usePages } from '../../data';

/** The records in reach that fit a filter, newest first. */
export function useRecords(filter: Readonly<Record<string, string>>) {
  const api = useApi();
  return usePages(keys.records(filter), (cursor) => api.call('GET /records', { query: { ...filter, limit: 20, ...(cursor === undefined ? {} : { cursor }) } }));
}
