import type { Api } from '@liandong/client';
import type { JsonObject } from '@liandong/core/run';
import { deviceDrafts, type OtherAnswers, whyNotKept } from './device';
import type { DraftOf } from './draft-of';
import { draftSaver, type DraftSaver, isUnsaved, isUnsent } from './draft-saver';
import type { KeptDraft } from './newest';
import { ownerOf } from './owner';
import { sendDraft } from './send-draft';

/** One draft of this tab. It outlives its page while the county has not got it, so that it is sent later and found again on return. */
export interface OpenDraft {
  readonly of: DraftOf;
  /** the answers typed last; undefined: nothing typed yet */
  data: JsonObject | undefined;
  title: string;
  /** the county's moment that these answers go on from */
  base: string | null;
  /** what this tab wrote or read on the device last */
  seen: string | undefined;
  /** answers of another tab, device or time that these have won over */
  other: OtherAnswers | undefined;
  readonly saver: DraftSaver;
  readonly listeners: Set<() => void>;
}

const open = new Map<string, OpenDraft>();
const tell = (draft: OpenDraft): void => draft.listeners.forEach((listener) => listener());

function closeIfDone(key: string): void {
  const draft = open.get(key);
  if (draft && draft.listeners.size === 0 && !isUnsent(draft.saver.state)) open.delete(key);
}

async function keep(draft: OpenDraft, data: JsonObject, savedAt: string): Promise<void> {
  const { of, base, other, seen, title } = draft;
  await deviceDrafts.put(ownerOf(), { of: { ...of, title }, data, savedAt, base, isSent: false, ...(other ? { other } : {}) }, seen);
  draft.seen = savedAt;
}

/** What had come in between is written beside one's own at once: the page may be closed before anything else is typed. */
async function keepOther(draft: OpenDraft, other: OtherAnswers, sent: OtherAnswers): Promise<void> {
  draft.other = other;
  tell(draft);
  const { of, base, title, data = sent.data, seen = sent.savedAt } = draft;
  await deviceDrafts.put(ownerOf(), { of: { ...of, title }, data, savedAt: seen, base, isSent: data === sent.data, other }, seen);
}

async function save(api: Api, draft: OpenDraft, data: JsonObject, savedAt: string): Promise<string> {
  const { at, other } = await sendDraft(api, { ...draft.of, title: draft.title }, { data, savedAt, base: draft.base });
  draft.base = at;
  // what cannot be noted here is sent once more, which changes nothing
  await (other ? keepOther(draft, other, { data, savedAt }) : deviceDrafts.sent(ownerOf(), draft.of.key, savedAt, at)).catch(() => undefined);
  return at;
}

/** The one draft with this key; made when it is not open. Two savers of one draft could overwrite each other. */
export function openDraft(api: Api, of: DraftOf, kept?: KeptDraft): OpenDraft {
  const known = open.get(of.key);
  if (known) return known;
  const saver = draftSaver({
    now: () => new Date().toISOString(),
    later: (run, ms) => { const timer = setTimeout(run, ms); return () => clearTimeout(timer); },
    keep: (data, savedAt) => keep(made, data, savedAt),
    whyNotKept,
    save: (data, savedAt) => save(api, made, data, savedAt),
    onState: () => {
      tell(made);
      closeIfDone(of.key);
    },
  });
  const made: OpenDraft = {
    of, data: kept?.isUnsent ? kept.data : undefined, title: kept?.title ?? of.title, base: kept?.base ?? null, seen: kept?.seen, other: kept?.other, saver, listeners: new Set(),
  };
  open.set(of.key, made);
  return made;
}

/** A page shows this draft; returns the way to leave it. A page that is shown again opens its draft again. */
export function joinDraft(draft: OpenDraft, listener: () => void): () => void {
  if (!open.has(draft.of.key)) open.set(draft.of.key, draft);
  draft.listeners.add(listener);
  // found on this device, where the county has not got it yet
  if (draft.data !== undefined && draft.saver.state.kind === 'untouched') draft.saver.change(draft.data);
  return () => {
    draft.listeners.delete(listener);
    if (isUnsent(draft.saver.state)) void draft.saver.flush();
    closeIfDone(draft.of.key);
  };
}

/** The answers are now these, and the draft is named so in lists. */
export function typeInto(draft: OpenDraft, data: JsonObject, title: string): void {
  draft.data = data;
  draft.title = title.slice(0, 120);
  draft.saver.change(data);
}

/** Go on with the other answers; those of now become the other ones. `current`: undefined: the other ones are not wanted any more. */
export function takeOther(draft: OpenDraft, current: JsonObject | undefined): JsonObject | undefined {
  const taken = draft.other;
  draft.other = current && { data: current, savedAt: new Date().toISOString() };
  tell(draft);
  return taken?.data;
}

/** The form was handed in, or the draft is not wanted any more. */
export function dropDraft(api: Api, key: string): void {
  open.get(key)?.saver.stop();
  open.delete(key);
  deviceDrafts.drop(ownerOf(), key).catch(() => undefined);
  // One that stays behind by chance is offered once more, never applied by itself.
  api.call('DELETE /form-drafts/{key}', { params: { key } }).catch(() => undefined);
}

export const isOpen = (key: string): boolean => open.has(key);
/** Sends all that is open in this tab; how many the county has not got then. */
export async function hurry(): Promise<number> {
  await Promise.all([...open.values()].map(({ saver }) => saver.flush()));
  return [...open.values()].filter(({ saver }) => isUnsent(saver.state)).length;
}
export const wouldLose = (): boolean => [...open.values()].some(({ saver }) => isUnsaved(saver.state));
