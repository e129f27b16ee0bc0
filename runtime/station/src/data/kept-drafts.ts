/** Drafts as one finds them: of this device and of the county, whichever is newer. */
import { type Api, ApiOffline } from '@liandong/client';
import type { FormDraft } from '@liandong/server/contract/form-drafts';
import { type DeviceDraft, deviceDrafts } from './device';
import { type KeptDraft, newest, newestOfAll } from './newest';
import { hurry, isOpen, wouldLose } from './open-drafts';
import { ownerOf } from './owner';
import { sendDraft } from './send-draft';

const NONE: readonly DeviceDraft[] = [];
/** Nothing can be read where nothing can be kept. */
const onDevice = (): Promise<readonly DeviceDraft[]> => deviceDrafts.list(ownerOf()).catch(() => NONE);

/** All my drafts, newest first; those of this device alone while the county cannot be reached. */
export async function keptDrafts(api: Api): Promise<readonly KeptDraft[]> {
  const [device, county] = await Promise.all([onDevice(), api.call('GET /form-drafts').then(({ drafts }) => drafts, (cause: unknown) => (cause instanceof ApiOffline ? undefined : Promise.reject(cause as Error)))]);
  if (!county && device.length === 0) throw new ApiOffline();
  const { kept, stale } = newestOfAll(device, county);
  for (const key of stale) if (!isOpen(key)) void deviceDrafts.drop(ownerOf(), key).catch(() => undefined);
  return kept;
}

/** The draft of one step, given what the county has of it; null: nothing kept anywhere. */
export async function keptDraft(key: string, county: FormDraft | null): Promise<KeptDraft | null> {
  const device = await deviceDrafts.get(ownerOf(), key).catch(() => undefined);
  return newest(device, county) ?? null;
}

/** Sends what an earlier page has left on this device. What has other answers beside it waits until somebody looks at both. */
async function sendKept(api: Api): Promise<number> {
  const waiting = (await onDevice()).filter(({ of, isSent }) => !isSent && !isOpen(of.key));
  const ready = waiting.filter(({ other }) => other === undefined);
  let left = waiting.length - ready.length;
  for (const { of, data, savedAt, base } of ready) {
    try {
      const sent = await sendDraft(api, of, { data, savedAt, base });
      if (sent.other) await deviceDrafts.put(ownerOf(), { of, data, savedAt, base: sent.at, isSent: true, other: sent.other }, savedAt);
      else await deviceDrafts.sent(ownerOf(), of.key, savedAt, sent.at);
    } catch {
      // refused or away: it stays here and is tried again
      left += 1;
    }
  }
  return left;
}

/** Sends everything; how many drafts are on this device only after that. */
export const sendAll = async (api: Api): Promise<number> => (await hurry()) + (await sendKept(api));

/** Signed out: nothing of this person stays on the device. */
export const forgetDrafts = (): Promise<void> => deviceDrafts.forget(ownerOf()).catch(() => undefined);
export const unsentOnDevice = deviceDrafts.unsent;

/** Sends what is left here when somebody comes in, the network comes back or the app is put aside; has the browser ask before something is lost. */
export function watchDrafts(api: Api): () => void {
  const send = (): void => void sendAll(api);
  const hidden = (): void => { if (document.visibilityState === 'hidden') void hurry(); };
  const leaving = (event: BeforeUnloadEvent): void => { if (wouldLose()) event.preventDefault(); };
  send();
  addEventListener('online', send);
  addEventListener('beforeunload', leaving);
  document.addEventListener('visibilitychange', hidden);
  return () => {
    removeEventListener('online', send);
    removeEventListener('beforeunload', leaving);
    document.removeEventListener('visibilitychange', hidden);
  };
}
