import { useQuery } from '@tanstack/react-query';
import { picksIn, withPicks, type FieldSpec, type JsonObject } from '@liandong/core/run';
import { useLookup } from './lookup';

/** Answers with the names of what was picked in the place of ids; what has no name (yet) says nothing. */
export function useNamed(packId: string, fields: Readonly<Record<string, FieldSpec>>, data: JsonObject): JsonObject {
  const lookup = useLookup(packId);
  const picks = picksIn(fields, data);
  const { data: names = {} } = useQuery({
    queryKey: ['names', packId, picks.map(({ id }) => id)], enabled: picks.length > 0,
    queryFn: async () => Object.assign({}, ...(await Promise.all(picks.map(({ ref, id }) => lookup.titles(ref, [id]))))) as Readonly<Record<string, string>>,
  });
  return picks.length === 0 ? data : withPicks(fields, data, (_ref, id) => names[id] ?? '');
}
