import { CORE_TEXT, type FormDef, type JsonObject, type RecordType, type RoleDef } from '@liandong/core/run';
import { makeText } from '@liandong/client';
import { useMemo } from 'react';
import { useDraft, type Draft } from '../editing';

export interface Choice { readonly value: string; readonly label: string }
/** Choices for a member by its name, in the object it stands in: what of the pack it may name. undefined = free text. */
export type Refs = (member: string, owner: JsonObject) => readonly Choice[] | undefined;

const core = makeText(CORE_TEXT);
const WORD_GROUPS: Readonly<Record<string, string>> = { tiers: 'tier', by: 'tier', rows: 'tier', maxLevel: 'level', rights: 'right' };

/** A word of the format's closed lists in Chinese. */
export const wordOf = (member: string, value: string): string => core.find(`${WORD_GROUPS[member] ?? member}.${value}`) ?? value;

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

type Source = (draft: Draft, owner: JsonObject, record: string) => Choice[];
const fields: Source = (draft, _owner, record) => fieldsOfRecord(draft, record);
const states: Source = (_draft, owner) => titled((owner.states as RecordType['states'] | undefined) ?? []);
const folder = (name: string): Source => (draft) => titled(inFolder(draft, name));

const SOURCES: Readonly<Record<string, Source>> = {
  record: folder('records'), form: folder('forms'), process: folder('processes'), indicators: folder('indicators'),
  startRoles: (draft) => titled(draft.json<{ roles?: RoleDef[] }>('pack.json')?.roles ?? []),
  initialState: states, withdrawnState: states, terminatedState: states,
  titleField: fields, columns: fields, fields, identity: fields,
};

/** What the members of the draft's items may refer to. `recordId`: the record type whose fields are meant where the item names none. */
export function useRefs(recordId?: string): Refs {
  const draft = useDraft();
  return useMemo(() => (member, owner) => {
    const record = recordId ?? (typeof owner.record === 'string' ? owner.record : '');
    return Object.hasOwn(SOURCES, member) ? SOURCES[member]?.(draft, owner, record) : undefined;
  }, [draft, recordId]);
}
