import { bytesOf } from '../../platform/db/index';
import type { Deps } from '../../platform/deps';
import type { Caller, Handlers } from '../../platform/http/handler';
import { refuse } from '../../platform/http/refusal';
import type { FormDraft, FormDraftBody, FormDraftsApi } from './contract';
import type { FormDraftDoc } from './model';
import { deleteDraft, drafted, findDraft, findTaskDraft, keepAfter, keepLater, listDrafts, type Writer } from './store';

export const DRAFT_LIMITS = { perWriter: 200, bytes: 900 * 1024, bytesOfAll: 40 * 1024 * 1024 } as const;

interface Content { readonly title: string; readonly data: FormDraft['data'] }
/** Binds the sealed content to its writer and key: moved elsewhere in the database it does not open. */
const placeOf = (doc: { readonly userId: string; readonly key: string }): string => `formDrafts/${doc.userId}/${doc.key}`;

type OfWhat = Pick<FormDraft, 'serviceId' | 'taskId' | 'recordType' | 'orgId'>;
const ofWhat = ({ serviceId, taskId, recordType, orgId }: OfWhat): OfWhat =>
  ({ ...(serviceId === undefined ? {} : { serviceId }), ...(taskId === undefined ? {} : { taskId }), ...(recordType === undefined ? {} : { recordType }), ...(orgId === undefined ? {} : { orgId }) });

function present({ keys }: Deps, doc: FormDraftDoc): FormDraft {
  const sealed = bytesOf(doc.sealed);
  const content = JSON.parse(keys.open(doc.countyId, placeOf(doc), sealed).toString('utf8')) as Content;
  return {
    key: doc.key, packId: doc.packId, release: doc.release, savedAt: doc.savedAt, ...content,
    ...ofWhat(doc),
  };
}

/** A clock that runs ahead must not win over everything saved after it; one that is slow is still later than what it goes on from. */
function momentOf({ savedAt, base }: FormDraftBody, now: string): string {
  const at = new Date(savedAt).toISOString();
  const moment = at > now ? now : at;
  const after = typeof base === 'string' ? new Date(base).getTime() + 1 : 0;
  return new Date(moment).getTime() >= after ? moment : new Date(after).toISOString();
}

function seal({ keys }: Deps, caller: Caller, key: string, body: FormDraftBody, now: string): FormDraftDoc {
  const { title, data, packId, release } = body;
  const plain = Buffer.from(JSON.stringify({ title, data } satisfies Content), 'utf8');
  if (plain.length > DRAFT_LIMITS.bytes) refuse('form-draft.too-large', '/body/data', { limit: DRAFT_LIMITS.bytes / 1024 });
  const { countyId, userId } = caller;
  return {
    countyId, userId, key, packId, release, sealed: keys.seal(countyId, placeOf({ userId, key }), plain), savedAt: momentOf(body, now),
    ...ofWhat(body),
  };
}

/** What its writer has filled in so far for an open step, and when; undefined: nothing kept. */
export async function draftOfTask(deps: Deps, writer: Writer, taskId: string): Promise<Pick<FormDraft, 'data' | 'savedAt' | 'release'> | undefined> {
  const doc = await findTaskDraft(deps.db, writer, taskId);
  if (!doc) return undefined;
  const { data, savedAt, release } = present(deps, doc);
  return { data, savedAt, release };
}

export function formDraftsHandlers(deps: Deps): Handlers<FormDraftsApi> {
  const { db } = deps;
  const one = async (caller: Caller, key: string): Promise<FormDraft> => present(deps, (await findDraft(db, caller, key)) ?? refuse('form-draft.not-found', '', { key }));
  return {
    'GET /form-drafts': async ({ caller }) => ({ drafts: (await listDrafts(db, caller)).map((doc) => present(deps, doc)) }),
    'GET /form-drafts/{key}': ({ caller, params }) => one(caller, params.key),
    'PUT /form-drafts/{key}': async ({ caller, params, body, now }) => {
      const doc = seal(deps, caller, params.key, body, now);
      const others = await drafted(db, caller, params.key);
      if (others.count >= DRAFT_LIMITS.perWriter) refuse('form-draft.too-many', '', { limit: DRAFT_LIMITS.perWriter });
      if (others.bytes + doc.sealed.length > DRAFT_LIMITS.bytesOfAll) refuse('form-draft.too-much', '', { limit: DRAFT_LIMITS.bytesOfAll / 1024 / 1024 });
      if (body.base === undefined) await keepLater(db, doc);
      else if (!(await keepAfter(db, doc, body.base && new Date(body.base).toISOString()))) refuse('form-draft.conflict', '', { key: params.key });
      return one(caller, params.key);
    },
    'DELETE /form-drafts/{key}': async ({ caller, params }) => {
      await deleteDraft(db, caller, params.key);
      return undefined;
    },
  };
}
