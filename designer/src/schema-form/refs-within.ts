/** Choices that lie inside of an item: dimensions, accounts, steps of a process, columns of child tables. */
import type { FormDef, IndicatorDef, Json, JsonObject } from '@liandong/core/run';
import type { Draft } from '../editing';
import type { Choice } from './choice';

const objects = (value: Json | undefined): JsonObject[] => (Array.isArray(value) ? value.filter((one): one is JsonObject => typeof one === 'object' && one !== null && !Array.isArray(one)) : []);
const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
const choices = (entries: readonly JsonObject[]): Choice[] => entries.filter(({ id }) => typeof id === 'string').map(({ id, title }) => ({ value: text(id), label: text(title) || text(id) }));

/** A list of the item's own, e.g. the accounts of a ledger; undefined where it has none: then it is free text. */
export const childrenOf = (item: JsonObject, member: string): Choice[] | undefined => (Array.isArray(item[member]) ? choices(objects(item[member])) : undefined);

/** By what the indicators of a tile or a report can be taken apart. */
export function dimensionsOf(draft: Draft, owner: JsonObject): Choice[] {
  const ids = typeof owner.indicator === 'string' ? [owner.indicator] : Array.isArray(owner.indicators) ? owner.indicators.map(text) : [];
  const found = new Map(ids.flatMap((id) => draft.json<IndicatorDef>(`indicators/${id}.json`)?.dimensions ?? []).map(({ id, title }) => [id, title]));
  return [...found].map(([value, label]) => ({ value, label }));
}

/** Steps of the process that stands beside. */
export function nodesOf(draft: Draft, owner: JsonObject): Choice[] {
  const source = draft.files[`processes/${text(owner.process)}.bpmn`] ?? '';
  return [...source.matchAll(/<(?:bpmn2?:)?\w*[tT]ask\b([^>]*)>/g)].flatMap(([, attributes = '']) => {
    const [id, name] = ['id', 'name'].map((key) => new RegExp(`\\b${key}="([^"]*)"`).exec(attributes)?.[1]);
    return id === undefined ? [] : [{ value: id, label: name === undefined || name === '' ? id : name }];
  });
}

type Columns = { readonly title?: string; readonly items?: { readonly properties?: Record<string, { readonly title?: string }> } };
/** Columns of the child tables of a record's forms: `table/column`. */
export function columnsOf(draft: Draft, record: string): Choice[] {
  const found = new Map<string, string>();
  for (const path of Object.keys(draft.files).filter((one) => one.startsWith('forms/'))) {
    const form = draft.json<FormDef>(path);
    if (form?.record !== record) continue;
    for (const [table, { title, items }] of Object.entries((form.schema?.properties ?? {}) as Record<string, Columns>)) for (const [column, { title: own }] of Object.entries(items?.properties ?? {})) found.set(`${table}/${column}`, `${title ?? table} · ${own ?? column}`);
  }
  return [...found].map(([value, label]) => ({ value, label }));
}
