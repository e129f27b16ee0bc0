import { useApi } from '@liandong/client';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

export interface Grant { readonly role: string; readonly orgId: string }
export interface NewAccount { readonly username: string; readonly name: string; readonly password: string; readonly grants: readonly Grant[] }

export function useAccounts() {
  const api = useApi();
  const users = useInfiniteQuery({
    queryKey: ['users'], initialPageParam: '', getNextPageParam: (page: { next?: string }) => page.next,
    queryFn: ({ pageParam }) => api.call('GET /users', { query: { limit: 100, ...(pageParam ? { cursor: pageParam } : {}) } }),
  });
  const roles = useQuery({ queryKey: ['roles'], staleTime: 60_000, queryFn: () => api.call('GET /roles') });
  const units = useQuery({ queryKey: ['org-units'], staleTime: 300_000, queryFn: () => api.call('GET /org-units') });
  return { users, roles, units };
}

export function useAccountChanges() {
  const api = useApi();
  const queries = useQueryClient();
  const onSuccess = (): Promise<void> => queries.invalidateQueries({ queryKey: ['users'] });
  const add = useMutation({ onSuccess, mutationFn: (account: NewAccount) => api.call('POST /users', { body: { ...account, grants: account.grants.map((grant) => ({ ...grant })) } }) });
  const change = useMutation({
    onSuccess,
    mutationFn: ({ userId, grants, disabled }: { readonly userId: string; readonly grants?: readonly Grant[]; readonly disabled?: boolean }) =>
      api.call('PATCH /users/{userId}', { params: { userId }, body: { ...(grants ? { grants: grants.map((grant) => ({ ...grant })) } : {}), ...(disabled === undefined ? {} : { disabled }) } }),
  });
  return { add, change };
}
