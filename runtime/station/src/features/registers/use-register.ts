import { useQuery } from '@tanstack/react-query';
import { useApi } from '@liandong/client';
import type { RegisterView } from '@liandong/server/contract/registers';
import { usePages } from '../../data';
import { queryOf, type Asked, type RegisterId } from './asked';

const LIMIT = 30;

export function useViews() {
  const api = useApi();
  return useQuery({ queryKey: ['registers', 'views'], queryFn: async (): Promise<readonly RegisterView[]> => (await api.call('GET /registers/views')).views });
}

/** Its rows page by page, and how many there are in all. */
export function useRows(register: RegisterId, asked: Asked) {
  const api = useApi();
  const query = queryOf(register, asked);
  const { sort: _sort, ...counted } = query;
  const columns = asked.columns && asked.columns.length > 0 ? { columns: [...asked.columns] } : {};
  const rows = usePages(['records', 'register', query, columns], (cursor) => api.call('POST /registers/query', { body: { ...query, ...columns, limit: LIMIT, ...(cursor === undefined ? {} : { cursor }) } }));
  const count = useQuery({ queryKey: ['records', 'register-count', counted], queryFn: () => api.call('POST /registers/count', { body: counted }) });
  return { rows, count: count.data };
}
