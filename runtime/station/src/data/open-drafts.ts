import type { Api } from '@liandong/client';
import type { JsonObject } from '@liandong/core/run';
import type { FormDraft } from '@liandong/server/contract/form-drafts';
import { draftSaver, type DraftSaver, isUnsaved } from './draft-saver';

export type DraftOf = Omit<FormDraft, 'data' | 'savedAt'>;

/** One draft of this tab. It outlives its page while it is not saved, so that it is saved later and found again on return. */
export interface OpenDraft {
  readonly of: DraftOf;
  /** the answers typed last; undefined: nothing typed yet */
  data: JsonObject | undefined;
  title: string;
  readonly saver: DraftSaver;
  readonly listeners: Set<() => void>;
}

const open = new Map<string, OpenDraft>();

function closeIfDone(key: string): void {
  const draft = open.get(key);
  if (draft && draft.listeners.size === 0 && !isUnsaved(draft.saver.state)) open.delete(key);
}

/** The server keeps the draft that was saved last. A device whose clock is slow says so again, just after the one that is there. */
async function put(api: Api, { key, ...rest }: DraftOf, data: JsonObject, savedAt: string): Promise<string> {
  const send = async (at: string): Promise<string> => (await api.call('PUT /form-drafts/{key}', { params: { key }, body: { ...rest, data, savedAt: at } })).savedAt;
  const kept = await send(savedAt);
  return kept > savedAt ? send(new Date(Date.parse(kept) + 1).toISOString()) : kept;
}

/** The one draft with this key; made when it is not open. Two savers of one draft could overwrite each other. */
export function openDraft(api: Api, of: DraftOf): OpenDraft {
  const known = open.get(of.key);
  if (known) return known;
  const saver = draftSaver({
    now: () => new Date().toISOString(),
    later: (run, ms) => { const timer = setTimeout(run, ms); return () => clearTimeout(timer); },
    save: (data, savedAt) => put(api, { ...of, title: made.title }, data, savedAt),
    onState: () => {
      made.listeners.forEach((listener) => listener());
      closeIfDone(of.key);
    },
  });
  const made: OpenDraft = { of, data: undefined, title: of.title, saver, listeners: new Set() };
  open.set(of.key, made);
  return made;
}

/** A page shows this draft; returns the way to leave it. A page that is shown again opens its draft again. */
export function joinDraft(draft: OpenDraft, listener: () => void): () => void {
  if (!open.has(draft.of.key)) open.set(draft.of.key, draft);
  draft.listeners.add(listener);
  return () => {
    draft.listeners.delete(listener);
    if (isUnsaved(draft.saver.state)) void draft.saver.flush();
    closeIfDone(draft.of.key);
  };
}

/** The answers are now these, and the draft is named so in lists. */
export function typeInto(draft: OpenDraft, data: JsonObject, title: string): void {
  draft.data = data;
  draft.title = title.slice(0, 120);
  draft.saver.change(data);
}

/** The form was handed in, or the draft is not wanted any more. */
export function dropDraft(api: Api, key: string): void {
  open.get(key)?.saver.stop();
  open.delete(key);
  // One that stays behind by chance is offered once more, never applied by itself.
  api.call('DELETE /form-drafts/{key}', { params: { key } }).catch(() => undefined);
}

const hurry = (): void => open.forEach(({ saver }) => void saver.flush());

/** Saves what is open when the network comes back or the app is put aside, and has the browser ask before something is lost. */
export function watchDrafts(): () => void {
  const hidden = (): void => { if (document.visibilityState === 'hidden') hurry(); };
  const leaving = (event: BeforeUnloadEvent): void => {
    if ([...open.values()].some(({ saver }) => isUnsaved(saver.state))) event.preventDefault();
  };
  addEventListener('online', hurry);
  addEventListener('beforeunload', leaving);
  document.addEventListener('visibilitychange', hidden);
  return () => {
    removeEventListener('online', hurry);
    removeEventListener('beforeunload', leaving);
    document.removeEventListener('visibilitychange', hidden);
  };
}
