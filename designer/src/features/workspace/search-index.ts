/** Everything of the pack that can be jumped to, by title. */
import type { FormDef } from '@liandong/core/run';
import type { Draft } from '../../editing';
import { t } from '../../text';
import { BRANCHES, itemsOf } from './groups';

export interface Hit {
  readonly to: string;
  readonly title: string;
  readonly where: string;
}

const fieldsOf = (path: string, item: { readonly id: string; readonly title: string }, draft: Draft): Hit[] => {
  const properties = (draft.json<FormDef>(path)?.schema?.properties ?? {}) as Record<string, { readonly title?: string }>;
  return Object.entries(properties).map(([id, property]) => ({ to: `forms/${encodeURIComponent(item.id)}?at=${encodeURIComponent(`/schema/properties/${id}`)}`, title: property.title ?? id, where: t('findings.where', { kind: t('search.field'), title: item.title }) }));
};

/** Branches, items and fields of the draft. */
export function searchIndex(draft: Draft): Hit[] {
  return BRANCHES.flatMap(({ path, title, folder }) => {
    if (folder === undefined) return [{ to: path, title, where: '' }];
    const items = itemsOf(folder, draft.files, draft.json);
    return [
      ...items.map((item) => ({ to: `${path}/${encodeURIComponent(item.id)}`, title: item.title, where: title })),
      ...(folder === 'forms' ? items.flatMap((item) => fieldsOf(item.file, item, draft)) : []),
    ];
  });
}

const MOST = 30;
/** Hits whose title or address has the words: items before fields, titles that begin with them before others. */
export function search(hits: readonly Hit[], words: string): Hit[] {
  const wanted = words.trim().toLowerCase();
  const rank = (hit: Hit): number => (hit.to.includes('?') ? 2 : 0) + (hit.title.toLowerCase().startsWith(wanted) ? 0 : 1);
  return hits.filter((hit) => hit.title.toLowerCase().includes(wanted) || hit.to.toLowerCase().includes(wanted)).sort((a, b) => rank(a) - rank(b)).slice(0, MOST);
}
