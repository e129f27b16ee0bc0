import { type Api, ApiProblem } from '@liandong/client';
import type { JsonObject } from '@liandong/core/run';
import type { FormDraft } from '@liandong/server/contract/form-drafts';
import type { OtherAnswers } from './device';
import type { DraftOf } from './draft-of';

interface Sending { readonly data: JsonObject; readonly savedAt: string; readonly base: string | null }
interface Sent {
  /** the moment that the county noted */
  readonly at: string;
  /** what lay there in between, typed elsewhere */
  readonly other?: OtherAnswers;
}
const MOST = 3;
const has = (cause: unknown, code: string): boolean => cause instanceof ApiProblem && cause.body.code === code;

async function there(api: Api, key: string): Promise<FormDraft | undefined> {
  try {
    return await api.call('GET /form-drafts/{key}', { params: { key } });
  } catch (cause) {
    if (has(cause, 'form-draft.not-found')) return undefined;
    throw cause;
  }
}

/** Puts answers in the place of those they go on from. Where others lie by now, they are read and given back before they are written over. */
export async function sendDraft(api: Api, { key, ...rest }: DraftOf, { data, savedAt, base }: Sending): Promise<Sent> {
  let [from, other]: [string | null, OtherAnswers | undefined] = [base, undefined];
  for (let attempt = 1; ; attempt += 1) {
    try {
      const kept = await api.call('PUT /form-drafts/{key}', { params: { key }, body: { ...rest, data, savedAt, base: from } });
      return { at: kept.savedAt, ...(other ? { other } : {}) };
    } catch (cause) {
      if (attempt >= MOST || !has(cause, 'form-draft.conflict')) throw cause;
      const found = await there(api, key);
      from = found?.savedAt ?? null;
      if (found && JSON.stringify(found.data) !== JSON.stringify(data)) other = { data: found.data as JsonObject, savedAt: found.savedAt };
    }
  }
}
