/** What an app gives to its forms, made up for the gallery: files in memory, things to find, long code lists. */
import type { CodeList } from '@liandong/core/run';
import type { FileStore, FormLookup, Found, Ref } from '../src/index';
import words from './words.json' with { type: 'json' };

const stored = new Map<string, string>();
export const files: FileStore = {
  upload: async (blob, name) => {
    const fileId = crypto.randomUUID();
    stored.set(fileId, URL.createObjectURL(blob));
    return { fileId, name, type: blob.type, size: blob.size };
  },
  url: (id) => stored.get(id) ?? 'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"%3E%3Crect width="4" height="3" fill="%23b9c7b2"/%3E%3C/svg%3E',
};

const INITIAL: Readonly<Record<Ref['kind'], string>> = { record: 'p', unit: 'u', user: 'w' };
const things: readonly Found[] = words.things.map(([id = '', title = '', detail]) => ({ id, title, ...(detail === undefined ? {} : { detail }) }));
const of = (ref: Ref): Found[] => things.filter((thing) => thing.id.startsWith(INITIAL[ref.kind]));
export const lookup: FormLookup = {
  search: async (ref, text) => ({ items: of(ref).filter((thing) => thing.title.includes(text)) }),
  titles: async (ref, ids) => Object.fromEntries(of(ref).filter((thing) => ids.includes(thing.id)).map((thing) => [thing.id, thing.title])),
};

const MANY = 10_000;
export const codes: Readonly<Record<string, CodeList>> = {
  many: { id: 'many', title: 'many', items: Array.from({ length: MANY }, (_unused, n) => ({ code: String(1000 + n), title: words.place.replace('{{n}}', String(n)) })) },
  region: { id: 'region', title: 'region', items: words.regions.map(([code = '', title = '', parent]) => ({ code, title, ...(parent === undefined ? {} : { parent }) })) },
};
