import { type Static, Type } from '@sinclair/typebox';
import { TransformStep } from '@liandong/core/run';
import { Id, Instant, ProblemItem, oneOf, type Routes, strict } from '../api/contract';

const Sha = Type.String({ pattern: '^[0-9a-f]{64}$' });
export const Activation = Type.Object({ orgIds: Type.Union([Type.Literal('all'), Type.Array(Id)]), from: Instant, at: Instant, by: Type.String() }, strict);
export const ReleaseView = Type.Object({
  sha: Sha, version: Type.String(), status: oneOf(['open', 'closing', 'closed']),
  note: Type.String(), publishedAt: Instant, publishedBy: Type.String(), activations: Type.Array(Activation), running: Type.Integer(),
}, strict);
export type ReleaseView = Static<typeof ReleaseView>;

export const PackRow = Type.Object({
  id: Id, title: Type.String(), draftRev: Type.Integer(), draftVersion: Type.String(), changed: Type.Boolean(), updatedAt: Instant, releases: Type.Array(ReleaseView),
}, strict);
export type PackRow = Static<typeof PackRow>;

export const ReleasedPack = Type.Object({ id: Id, title: Type.String(), releases: Type.Array(ReleaseView) }, strict);
export type ReleasedPack = Static<typeof ReleasedPack>;

/** `rev` counts saves; it is the ETag and must come back as If-Match. */
export const DraftView = Type.Object({
  packId: Id, rev: Type.Integer(), updatedAt: Instant, updatedBy: Type.String(),
  files: Type.Record(Type.String(), Type.String()), findings: Type.Array(ProblemItem),
}, strict);
export type DraftView = Static<typeof DraftView>;

export const ChangeItem = Type.Object({
  kind: oneOf(['added', 'removed', 'changed']), item: Type.String(), title: Type.String(), detail: Type.Optional(Type.String()),
}, strict);
const Option = Type.Object({ value: Type.Union([Type.String(), Type.Number(), Type.Boolean()]), title: Type.String() }, strict);
/** One change after which stored answers have no place. */
export const BreakingItem = Type.Object({
  id: Type.String(), kind: oneOf(['removed', 'type', 'options', 'required', 'limits', 'level']), record: Id, form: Id, field: Type.String(), title: Type.String(), detail: Type.String(),
  /** what to send as `confirmed` when it is published with nothing done about it; names exactly this change */
  key: Type.String(),
  /** how many records; absent: cannot be counted (its values lie sealed, or it took too long) */
  records: Type.Optional(Type.Integer()), drafts: Type.Integer(), sealed: Type.Boolean(),
  proposals: Type.Array(TransformStep), choices: Type.Optional(Type.Array(Option)), gone: Type.Optional(Type.Array(Option)),
  /** what the pack's transform does about it already */
  solution: Type.Optional(TransformStep),
}, strict);
export type BreakingItem = Static<typeof BreakingItem>;
export const ImpactView = Type.Object({
  /** the newest release: whose data a transform takes further; absent: there is none */
  newest: Type.Optional(Type.String()), breaking: Type.Array(BreakingItem),
  next: Type.String(), changes: Type.Array(ChangeItem), running: Type.Integer(), formDrafts: Type.Integer(), blocking: Type.Array(ProblemItem),
}, strict);
export type ImpactView = Static<typeof ImpactView>;

/** Keys of breaking changes that are published as they are. */
const Confirmed = Type.Array(Type.String({ maxLength: 400 }), { maxItems: 2000 });

const packId = Type.Object({ packId: Id });
export const packsApi = {
  'GET /packs': { summary: 'Packs of the county with their releases', access: { right: 'design' }, response: Type.Object({ packs: Type.Array(PackRow) }, strict) },
  'GET /releases': { summary: 'What has been published of each pack, newest first: between these an operator moves works', access: { right: 'operate' }, response: Type.Object({ packs: Type.Array(ReleasedPack) }, strict) },
  'GET /packs/{packId}/draft': { summary: 'The draft: all files and findings', access: { right: 'design' }, params: packId, response: DraftView, etag: true },
  'PATCH /packs/{packId}/draft': {
    summary: 'Save changed files (null removes one); refused when somebody saved meanwhile', access: { right: 'design' }, params: packId, etag: true,
    body: Type.Object({ files: Type.Record(Type.String({ maxLength: 200 }), Type.Union([Type.String(), Type.Null()])) }, strict),
    response: Type.Object({ rev: Type.Integer(), updatedAt: Instant, findings: Type.Array(ProblemItem) }, strict),
  },
  'GET /packs/{packId}/draft/checks.js': { summary: 'Compiled schema checks of the draft as a script module, for the preview', access: { right: 'design' }, params: packId, query: Type.Object({ rev: Type.Optional(Type.Integer()) }, strict), response: null, produces: 'text/javascript' },
  'GET /packs/{packId}/draft/impact': { summary: 'What publishing the draft would change and whom it concerns', access: { right: 'publish' }, params: packId, response: ImpactView },
  'POST /packs/{packId}/releases': {
    summary: 'Publish the draft as the next version (immutable); refused while a change leaves stored answers without a place and is neither transformed nor confirmed', access: { right: 'publish' },
    params: packId, status: 201, idempotent: true, etag: true, response: ReleaseView,
    body: Type.Object({ version: Type.String({ pattern: '^\\d+\\.\\d+\\.\\d+$' }), note: Type.String({ maxLength: 500 }), confirmed: Type.Optional(Confirmed) }, strict),
  },
  'POST /packs/{packId}/releases/{sha}/activations': {
    summary: 'Put a release into use: at some units (pilot) or at all; an earlier release can be put back the same way', access: { right: 'publish' },
    params: Type.Object({ packId: Id, sha: Sha }), status: 201, idempotent: true, response: ReleaseView,
    body: Type.Object({ orgIds: Type.Union([Type.Literal('all'), Type.Array(Id, { minItems: 1, maxItems: 1000 })]), from: Type.Optional(Instant) }, strict),
  },
} as const satisfies Routes;
export type PacksApi = typeof packsApi;
