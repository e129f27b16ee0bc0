import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { saveOnce } from './autosave';
import { type Changes, edit, type History, redo, undo } from './history';
import { createDraftStore, type ServerDraft } from './store';

const empty: History = { files: {}, past: [], future: [] };
const changes: fc.Arbitrary<Changes> = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.option(fc.string({ maxLength: 4 })), { maxKeys: 2 });

describe('undo and redo', () => {
  it('lead back through any edits to the same files, and forward again', () => {
    fc.assert(fc.property(fc.array(changes, { maxLength: 8 }), (steps) => {
      const end = steps.reduce((history, step, index) => edit(history, step, `${index}`, { at: index * 10_000 }), empty);
      let back = end;
      while (back.past.length > 0) back = undo(back);
      expect(back.files).toEqual({});
      let forth = back;
      while (forth.future.length > 0) forth = redo(forth);
      expect(forth.files).toEqual(end.files);
    }));
  });
  it('take typing in one place as one step', () => {
    const typed = ['一', '一二', '一二三'].reduce((history, text, index) => edit(history, { a: text }, '改', { at: index * 300, merge: 'title' }), edit(empty, { a: '' }, '建', { at: 0 }));
    expect(typed.past).toHaveLength(2);
    expect(undo(typed).files.a).toBe('');
    expect(redo(undo(typed)).files.a).toBe('一二三');
  });
  it('begin a new step after a pause, at another place, and after an undo', () => {
    const first = edit(empty, { a: '1' }, '改', { at: 0, merge: 'x' });
    expect(edit(first, { a: '2' }, '改', { at: 5000, merge: 'x' }).past).toHaveLength(2);
    expect(edit(first, { a: '2' }, '改', { at: 10, merge: 'y' }).past).toHaveLength(2);
    expect(edit(redo(undo(first)), { a: '2' }, '改', { at: 10, merge: 'x' }).past).toHaveLength(2);
  });
  it('keep no step that changes nothing', () => expect(edit(edit(empty, { a: '1' }, '', { at: 0 }), { a: '1', b: null }, '', { at: 0 }).past).toHaveLength(1));
  it('forget what was undone once something else is done', () => expect(edit(undo(edit(empty, { a: '1' }, '', { at: 0 })), { a: '2' }, '', { at: 1 }).future).toEqual([]));
});

const draft = (files: Record<string, string>, rev = 1): ServerDraft => ({ packId: 'p', rev, updatedAt: '2026-11-24T03:00:00.000Z', updatedBy: '李', files, findings: [] });
const never = () => Promise.reject(new Error('not expected'));

describe('saving a draft', () => {
  it('sends only what changed, with the revision it was made on', async () => {
    const store = createDraftStore(draft({ a: '1', b: '1', c: '1' }), () => 0);
    store.edit({ a: '2', b: null }, '改');
    const sent: unknown[] = [];
    await saveOnce(store, { save: async (what, rev) => { sent.push(what, rev); return { rev: 2, updatedAt: '', findings: [] }; }, load: never });
    expect(sent).toEqual([{ a: '2', b: null }, 1]);
    expect(store.getState()).toMatchObject({ rev: 2, save: { kind: 'saved' } });
  });
  it('keeps an edit made while it was on its way for the next save', async () => {
    const store = createDraftStore(draft({ a: '1' }), () => 0);
    store.edit({ a: '2' }, '改');
    await saveOnce(store, { save: async () => { store.edit({ a: '3' }, '改'); return { rev: 2, updatedAt: '', findings: [] }; }, load: never });
    expect(store.getState()).toMatchObject({ save: { kind: 'unsaved' }, saved: { a: '2' }, files: { a: '3' } });
  });
  it('stays unsaved without a connection and loses nothing', async () => {
    const store = createDraftStore(draft({ a: '1' }), () => 0);
    store.edit({ a: '2' }, '改');
    await saveOnce(store, { save: async () => ({ kind: 'offline' }), load: never });
    expect(store.getState()).toMatchObject({ save: { kind: 'offline' }, saved: { a: '1' }, files: { a: '2' } });
  });
  it('asks when somebody saved meanwhile; mine goes on top of theirs file by file', async () => {
    const store = createDraftStore(draft({ a: '1', b: '1' }), () => 0);
    store.edit({ a: 'mine' }, '改');
    const theirs = draft({ a: 'theirs', b: 'theirs' }, 5);
    await saveOnce(store, { save: async () => ({ kind: 'conflict' }), load: async () => theirs });
    expect(store.getState().save).toEqual({ kind: 'conflict', theirs });
    store.keepMine(theirs);
    expect(store.getState()).toMatchObject({ rev: 5, files: { a: 'mine', b: 'theirs' }, save: { kind: 'unsaved' } });
  });
  it('can go on with theirs instead', () => {
    const store = createDraftStore(draft({ a: '1' }), () => 0);
    store.edit({ a: 'mine' }, '改');
    store.takeTheirs(draft({ a: 'theirs' }, 5));
    expect(store.getState()).toMatchObject({ rev: 5, files: { a: 'theirs' }, past: [], save: { kind: 'saved' } });
  });
});
