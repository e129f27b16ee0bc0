/** Everything of the pack that can be jumped to, by title. */
import type { FormDef } from '@liandong/core/run';
import type { Entry } from '@liandong/palette';
import type { Draft } from '../../editing';
import { t } from '../../text';
import { BRANCHES, itemsOf } from './groups';

const fieldsOf = (path: string, item: { readonly id: string; readonly title: string }, draft: Draft): Omit<Entry, 'group'>[] => {
  const properties = (draft.json<FormDef>(path)?.schema?.properties ?? {}) as Record<string, { readonly title?: string }>;
  return Object.entries(properties).map(([id, property]) => ({ to: `forms/${encodeURIComponent(item.id)}?at=${encodeURIComponent(`/schema/properties/${id}`)}`, title: property.title ?? id, where: item.title, isPart: true }));
};

/** Branches, items and fields of the draft. */
export function entriesOf(draft: Draft): Entry[] {
  const found = BRANCHES.map(({ path, title, folder }) => {
    if (folder === undefined) return { items: [{ to: path, title }], fields: [] };
    const items = itemsOf(folder, draft.files, draft.json);
    return { items: items.map((item) => ({ to: `${path}/${encodeURIComponent(item.id)}`, title: item.title, where: title })), fields: folder === 'forms' ? items.flatMap((item) => fieldsOf(item.file, item, draft)) : [] };
  });
  const here = (group: string) => (entry: Omit<Entry, 'group'>): Entry => ({ ...entry, to: `/packs/${draft.packId}/${entry.to}`, group });
  return [...found.flatMap(({ items }) => items.map(here(t('find.pack')))), ...found.flatMap(({ fields }) => fields.map(here(t('find.fields'))))];
}
