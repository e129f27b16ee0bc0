import { useQuery } from '@tanstack/react-query';
import { useApi } from '@liandong/client';
import type { RecordTypeView } from '@liandong/server/contract/records';
import { keys, usePages } from '../../data';

/** Types of records of a kind that the packs in use know: persons, households, consents. */
export function useTypes() {
  const api = useApi();
  const types = useQuery({ queryKey: keys.recordTypes, queryFn: async () => (await api.call('GET /record-types')).items });
  const ofKind = (kind: string, packId?: string): RecordTypeView[] => (types.data ?? []).filter((one) => one.kind === kind && (packId === undefined || one.packId === packId));
  return { ...types, ofKind };
}

export const keyOfType = ({ packId, type }: Pick<RecordTypeView, 'packId' | 'type'>): string => `${packId} ${type}`;

/** Persons of a type in one's reach, newest first, or those that words find. The words go in a body: they name people. */
export function usePersons({ packId, type }: Pick<RecordTypeView, 'packId' | 'type'>, search: string) {
  const api = useApi();
  const found = search === '' ? {} : { search };
  return usePages(['records', 'persons', packId, type, search], (cursor) => api.call('POST /registers/query', { body: { packId, type, ...found, limit: 30, ...(cursor === undefined ? {} : { cursor }) } }));
}
