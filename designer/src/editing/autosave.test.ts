import { describe, expect, it } from '@jest/globals';
import { type DraftRemote, saveOnce } from './autosave';
import { createDraftStore } from './store';

const draft = { packId: 'p', rev: 1, updatedAt: '2026-01-01T00:00:00.000Z', updatedBy: 'eva', files: { 'a.json': '1' }, findings: [] };

describe('saving a draft', () => {
  it('sends one request at a time, and what was edited meanwhile with the next', async () => {
    const store = createDraftStore(draft, () => 0);
    const sent: { files: unknown; rev: number }[] = [];
    const answers: (() => void)[] = [];
    const remote: DraftRemote = {
      save: (files, rev) => new Promise((resolve) => {
        sent.push({ files, rev });
        answers.push(() => resolve({ rev: rev + 1, updatedAt: draft.updatedAt, findings: [] }));
      }),
      load: () => Promise.resolve(undefined),
    };
    store.edit({ 'a.json': '2' }, 'edit');
    const first = saveOnce(store, remote);
    store.edit({ 'a.json': '3' }, 'edit');
    await saveOnce(store, remote);
    expect(sent).toEqual([{ files: { 'a.json': '2' }, rev: 1 }]);
    answers[0]?.();
    await first;
    expect(store.getState().save.kind).toBe('unsaved');
    const second = saveOnce(store, remote);
    answers[1]?.();
    await second;
    expect(sent[1]).toEqual({ files: { 'a.json': '3' }, rev: 2 });
    expect(store.getState().save.kind).toBe('saved');
  });
});
