import { useApi } from '@liandong/client';
import { keys, usePages } from '../../data';

export type Box = 'todo' | 'offers';
export const boxOf = (search: URLSearchParams): Box => (search.get('box') === 'offers' ? 'offers' : 'todo');

export function useTasks(box: Box) {
  const api = useApi();
  return usePages(keys.tasks(box), (cursor) => api.call('GET /tasks', { query: { box, limit: 20, ...(cursor === undefined ? {} : { cursor }) } }));
}
