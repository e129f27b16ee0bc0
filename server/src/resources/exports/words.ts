/** What was asked for of a file, in words, as far as its reader may see such values. */
import { conditionsIn, filterWords, isGroup, registerFields, resolveFilter, type CompiledPack, type FieldRef, type Level, type RegisterFilter, type RegisterField } from '@liandong/core/run';
import type { Export } from '../../durable/index';
import { words } from '../../text/index';
import type { RegisterQuery } from '../registers/contract';

type Asked = Pick<RegisterQuery, 'filter' | 'search'>;
type Fields = ReadonlyMap<string, RegisterField>;
export interface Reader { readonly sees: (level: Level) => boolean; readonly names: (ref: FieldRef, id: string) => string; readonly dateOf: (at: string) => string }

/** By telephone and number too. */
const SEARCHED: Level = 'L3';

/** As it was meant then: 我 is who took the file away, 本月 that month. */
function askedOf({ asked = {}, by, at }: Export, dateOf: Reader['dateOf']): Asked {
  const { filter, ...rest } = asked as Asked;
  return { ...rest, ...(filter ? { filter: resolveFilter(filter, { today: dateOf(at), userId: by }) } : {}) };
}

/** Conditions on what he may not see are left out; that there were such is said. */
function cut(filter: RegisterFilter, fields: Fields, sees: Reader['sees']): RegisterFilter {
  const open = (id: string): boolean => { const field = fields.get(id); return field !== undefined && sees(field.level); };
  const items = filter.items.flatMap((node): RegisterFilter['items'][number][] => {
    if (!isGroup(node)) return open(node.field) ? [node] : [];
    const inner = node.items.filter(({ field }) => open(field));
    return inner.length > 0 ? [{ ...node, items: inner }] : [];
  });
  return { ...filter, items };
}

/** What was picked in its filter. */
export function picksIn(one: Export, pack: CompiledPack, dateOf: Reader['dateOf']): { ref: FieldRef; id: string }[] {
  const { filter } = askedOf(one, dateOf);
  const fields = registerFields(pack, one.type);
  return filter ? conditionsIn(filter).flatMap(({ field, values = [] }) => { const ref = fields.get(field)?.ref; return ref ? values.map((id) => ({ ref, id: String(id) })) : []; }) : [];
}

export function askedWords(one: Export, pack: CompiledPack, { sees, names, dateOf }: Reader): string | undefined {
  const { filter, search } = askedOf(one, dateOf);
  const fields = registerFields(pack, one.type);
  const shown = filter && cut(filter, fields, sees);
  const isCut = filter !== undefined && shown !== undefined && conditionsIn(shown).length < conditionsIn(filter).length;
  const parts = [
    ...(shown && shown.items.length > 0 ? [filterWords(shown, { pack, fields, names })] : []), ...(isCut ? [words('export.hidden')] : []),
    ...(search === undefined ? [] : [sees(SEARCHED) ? words('export.searched', { text: search }) : words('export.searchedHidden')]),
  ];
  return parts.length === 0 ? undefined : parts.join(words('export.and'));
}
