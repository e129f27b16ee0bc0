import { useQuery } from '@tanstack/react-query';
import { conditionsIn, ME, type FieldRef, type RegisterField, type RegisterFilter } from '@liandong/core/run';
import { useLookup } from '../../forms/lookup';

const keyOf = (ref: FieldRef, id: string): string => `${ref.kind} ${id}`;

/** What was picked in a filter, by name; '…' while it is asked for. */
export function useNames(packId: string, fields: ReadonlyMap<string, RegisterField>, filter: RegisterFilter): (ref: FieldRef, id: string) => string {
  const lookup = useLookup(packId);
  const picked = conditionsIn(filter).flatMap(({ field, values = [] }) => {
    const ref = fields.get(field)?.ref;
    return ref ? values.filter((value) => value !== ME).map((value) => ({ ref, id: String(value) })) : [];
  });
  const { data } = useQuery({
    queryKey: ['records', 'register-names', picked], enabled: picked.length > 0, staleTime: 60_000,
    queryFn: async () => {
      const found = await Promise.all(picked.map(async ({ ref, id }) => [keyOf(ref, id), (await lookup.titles(ref, [id]))[id] ?? ''] as const));
      return Object.fromEntries(found);
    },
  });
  return (ref, id) => data?.[keyOf(ref, id)] ?? '…';
}
