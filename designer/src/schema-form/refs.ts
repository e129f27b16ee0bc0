import { CORE_TEXT, type FormDef, type JsonObject, type RecordType, type RoleDef } from '@liandong/core/run';
import { makeText } from '@liandong/client';
import { useMemo } from 'react';
import { useDraft, type Draft } from '../editing';
import { t } from '../text';
import type { Choice } from './choice';
import { childrenOf, columnsOf, dimensionsOf, nodesOf } from './refs-within';

export type { Choice } from './choice';

/** Choices for a member by its name, in the object it stands in: what of the pack it may name. undefined = free text. */
export type Refs = (member: string, owner: JsonObject) => readonly Choice[] | undefined;

const core = makeText(CORE_TEXT);
const WORD_GROUPS: Readonly<Record<string, string>> = { tiers: 'tier', by: 'tier', rows: 'tier', maxLevel: 'level', rights: 'right' };

/** A word of the format's closed lists in Chinese; `kind`: the folder of the item, where a word means something else in another. */
export const wordOf = (member: string, value: string, kind = ''): string =>
  t.find(`schemaWord.${kind}.${member}.${value}`) ?? t.find(`schemaWord.${member}.${value}`) ?? core.find(`${WORD_GROUPS[member] ?? member}.${value}`) ?? value;

const titled = (items: readonly { readonly id: string; readonly title?: string }[]): Choice[] => items.map((item) => ({ value: item.id, label: item.title ?? item.id }));

const inFolder = (draft: Draft, folder: string): { readonly id: string; readonly title?: string }[] =>
  Object.keys(draft.files).filter((path) => path.startsWith(`${folder}/`)).map((path) => {
    const id = path.slice(folder.length + 1).replace(/\.(json|bpmn)$/, '');
    const title = path.endsWith('.bpmn') ? /<(?:bpmn2?:)?process\b[^>]*\bname="([^"]*)"/.exec(draft.files[path] ?? '')?.[1] : draft.json<{ title?: string }>(path)?.title;
    return title ? { id, title } : { id };
  });

/** Fields of all forms of a record type, each once. */
function fieldsOfRecord(draft: Draft, record: string): Choice[] {
  const found = new Map<string, string>();
  for (const path of Object.keys(draft.files).filter((one) => one.startsWith('forms/'))) {
    const form = draft.json<FormDef>(path);
    if (form?.record !== record) continue;
    for (const [id, property] of Object.entries((form.schema?.properties as Record<string, { title?: string }> | undefined) ?? {})) if (!found.has(id)) found.set(id, property.title ?? id);
  }
  return [...found].map(([value, label]) => ({ value, label }));
}

/** What a choice is made from: the draft, the object that the member stands in, the record type that is meant, and the whole item. */
interface Place { readonly draft: Draft; readonly owner: JsonObject; readonly record: string; readonly item: JsonObject }
type Source = (place: Place) => Choice[] | undefined;
const fields: Source = ({ draft, record }) => fieldsOfRecord(draft, record);
const fieldsAndColumns: Source = ({ draft, record }) => [...fieldsOfRecord(draft, record), ...columnsOf(draft, record)];
const states: Source = ({ draft, owner, record }) => titled((owner.states as RecordType['states'] | undefined) ?? draft.json<RecordType>(`records/${record}.json`)?.states ?? []);
const folder = (name: string): Source => ({ draft }) => titled(inFolder(draft, name));
const roles: Source = ({ draft }) => titled(draft.json<{ roles?: RoleDef[] }>('pack.json')?.roles ?? []);
const services: Source = ({ draft }) => titled(draft.json<{ services?: { id: string; title: string }[] }>('services.json')?.services ?? []);
const children = (member: string): Source => ({ item }) => childrenOf(item, member);

const SOURCES: Readonly<Record<string, Source>> = {
  record: folder('records'), form: folder('forms'), process: folder('processes'), indicators: folder('indicators'), indicator: folder('indicators'), numerator: folder('indicators'), denominator: folder('indicators'),
  plan: folder('plans'), ledger: folder('ledgers'), codes: folder('codes'), startRoles: roles, roles, confirm: roles, service: services, services,
  initialState: states, withdrawnState: states, terminatedState: states, rejectedState: states, from: states, to: states, state: states, states,
  titleField: fields, columns: fields, fields, identity: fields, versioned: fields, search: fields, field: fieldsAndColumns, link: fieldsAndColumns,
  dimension: ({ draft, owner }) => dimensionsOf(draft, owner), dimensions: children('dimensions'), by: children('dimensions'), accounts: children('accounts'), account: children('accounts'), of: children('postings'),
  node: ({ draft, owner }) => nodesOf(draft, owner),
};
/** Of a record type: what says something about a person or a consent. */
const OF_PERSON: Readonly<Record<string, Source>> = { name: fields, alias: fields, sex: fields, birthDate: fields, idNo: fields, phone: fields, region: fields, address: fields, person: fields, scopes: fields, signedAt: fields, expiresAt: fields, signer: fields, guardian: (place) => ('scopes' in place.owner ? undefined : fieldsAndColumns(place)) };
const SOURCES_OF_RECORDS: Readonly<Record<string, Source>> = { ...SOURCES, ...OF_PERSON };

const NOTHING: JsonObject = {};
/** What the members of the draft's items may refer to. `recordId`: the record type whose fields are meant where the item names none; `item`: all of the item. */
export function useRefs(recordId?: string, item: JsonObject = NOTHING): Refs {
  const draft = useDraft();
  return useMemo(() => (member, owner) => {
    const sources = recordId === undefined ? SOURCES : SOURCES_OF_RECORDS;
    const record = recordId ?? (typeof owner.record === 'string' ? owner.record : typeof item.record === 'string' ? item.record : '');
    return Object.hasOwn(sources, member) ? sources[member]?.({ draft, owner, record, item }) : undefined;
  }, [draft, recordId, item]);
}
