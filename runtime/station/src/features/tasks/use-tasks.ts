import { useApi } from '@liandong/client';
import { keys, usePages } from '../../data';

export const BOXES = ['todo', 'offers', 'asks', 'copied'] as const;
export type Box = (typeof BOXES)[number];
export const boxOf = (search: URLSearchParams): Box => BOXES.find((box) => box === search.get('box')) ?? 'todo';

export function useTasks(box: 'todo' | 'offers') {
  const api = useApi();
  return usePages(keys.tasks(box), (cursor) => api.call('GET /tasks', { query: { box, limit: 20, ...(cursor === undefined ? {} : { cursor }) } }));
}
