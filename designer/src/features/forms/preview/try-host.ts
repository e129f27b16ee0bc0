/** What a form is tried with: files that stay in this page, and somebody to be found. */
import type { FileRef, FileStore, FormViewProps } from '@liandong/form';
import { t } from '../text';

const DRAWN = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="240" height="160"><rect width="240" height="160" fill="#c9d3df"/><circle cx="180" cy="50" r="22" fill="#f2d58a"/><path d="M0 160 90 70l60 60 30-30 60 60z" fill="#7f95a8"/></svg>')}`;
export const SAMPLE_ID = 'sample-1';
export const SAMPLE_FILE = { fileId: 'sample', name: t('preview.sampleFile'), type: 'image/svg+xml', size: DRAWN.length } as const;

/** Pictures and papers of a try. */
export function tryStore(): FileStore {
  const urls = new Map<string, string>([[SAMPLE_FILE.fileId, DRAWN]]);
  return {
    upload: async (blob, name): Promise<FileRef> => {
      const fileId = `try-${urls.size + 1}`;
      urls.set(fileId, URL.createObjectURL(blob));
      return { fileId, name, type: blob.type, size: blob.size };
    },
    url: (fileId) => urls.get(fileId) ?? '',
  };
}

const PEOPLE = [1, 2, 3].map((n) => ({ id: `sample-${n}`, title: t('preview.sampleItem', { n }) }));
/** Three that can be found in every picker: who looks up real people would see them. */
export const tryLookup: NonNullable<FormViewProps['lookup']> = {
  search: async (_ref, text) => ({ items: PEOPLE.filter((one) => one.title.includes(text.trim())) }),
  titles: async (_ref, ids) => Object.fromEntries(PEOPLE.filter((one) => ids.includes(one.id)).map((one) => [one.id, one.title])),
};
