import { useQuery } from '@tanstack/react-query';
import { useApi } from '@liandong/client';
import { keys } from '../../data';
import { useServices } from '../services';

/** What a file may be for: a service to be started, or records that are made without one. */
export interface Target {
  readonly id: string;
  readonly title: string;
  readonly what: { readonly packId: string; readonly serviceId?: string; readonly type?: string };
  readonly orgs: readonly { readonly orgId: string; readonly orgName: string }[];
}

/** undefined: not known yet. */
export function useTargets(): readonly Target[] | undefined {
  const api = useApi();
  const services = useServices().data?.services;
  const types = useQuery({ queryKey: keys.importTypes, queryFn: async () => (await api.call('GET /imports/types')).types });
  if (!services || types.isPending) return undefined;
  return [
    ...services.map(({ packId, serviceId, release, title, orgs }) => ({ id: `${packId} ${serviceId} ${release}`, title, what: { packId, serviceId }, orgs })),
    ...(types.data ?? []).map(({ packId, type, title, orgs }) => ({ id: `${packId} ${type}`, title, what: { packId, type }, orgs })),
  ];
}
