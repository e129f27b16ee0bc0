import { sha256Hex } from '@liandong/core/run';
import { isDuplicate, transaction } from '../../platform/db/index';
import type { Deps } from '../../platform/deps';
import type { Job } from '../../platform/jobs/index';
import { hashOf } from '../chain';
import { destroyedModel } from '../destroy/model';
import { instanceModel, recordModel } from '../model';
import { anchorLeavesModel, anchorModel, viewHeadModel, type AnchorDoc, type Leaf } from './model';

const MOST_LEAVES = 20_000;
const LEAVES_A_PART = 1_000;

/** The root of a Merkle tree over the leaves in their order; an odd one is carried up. */
export function merkleRoot(leaves: readonly Leaf[]): string {
  let level = leaves.map(hashOf);
  while (level.length > 1) level = level.flatMap((hash, index) => (index % 2 === 0 ? [level[index + 1] === undefined ? hash : sha256Hex(hash + level[index + 1])] : []));
  return level[0] ?? sha256Hex('');
}

export const anchorHash = ({ countyId, seq, at, leaves, root, prev }: Pick<AnchorDoc, 'countyId' | 'seq' | 'at' | 'leaves' | 'root' | 'prev'>): string => hashOf({ countyId, seq, at, leaves, root, prev });

/** Heads that have changed since they were last anchored. */
async function changedHeads(deps: Deps, countyId: string): Promise<Leaf[]> {
  const filter = { countyId, anchored: false };
  const [instances, records, views, destroyed] = await Promise.all([
    instanceModel(deps.db).find(filter).select({ version: 1, headHash: 1 }).limit(MOST_LEAVES).lean(),
    recordModel(deps.db).find(filter).select({ chain: 1 }).limit(MOST_LEAVES).lean(),
    viewHeadModel(deps.db).find(filter).select({ seq: 1, hash: 1 }).limit(MOST_LEAVES).lean(),
    destroyedModel(deps.db).find(filter).select({ chain: 1 }).limit(MOST_LEAVES).lean(),
  ]);
  const leaves: Leaf[] = [
    ...instances.map((doc): Leaf => ({ kind: 'history', chain: doc._id, seq: doc.version, hash: doc.headHash })),
    ...destroyed.map((doc): Leaf => ({ kind: 'records', chain: doc._id, seq: doc.chain.seq, hash: doc.chain.hash })),
    ...records.flatMap((doc): Leaf[] => (doc.chain ? [{ kind: 'records', chain: doc._id, seq: doc.chain.seq, hash: doc.chain.hash }] : [])),
    ...views.map((doc): Leaf => ({ kind: 'views', chain: doc._id, seq: doc.seq, hash: doc.hash })),
  ];
  return leaves.sort((a, b) => (`${a.kind} ${a.chain}` < `${b.kind} ${b.chain}` ? -1 : 1));
}

type Write = Parameters<typeof transaction<void>>[1];
/** false: another server has set this anchor at the same moment. */
async function isFirst(deps: Deps, write: Write): Promise<boolean> {
  try {
    await transaction(deps.db, write);
    return true;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return false;
  }
}

async function markAnchored(deps: Deps, countyId: string, leaves: readonly Leaf[]): Promise<void> {
  const update = { $set: { anchored: true } };
  // a head that has moved on since stays marked as changed
  const instances = leaves.filter((leaf) => leaf.kind === 'history').map(({ chain, seq }) => ({ updateOne: { filter: { _id: chain, countyId, version: seq }, update } }));
  const records = leaves.filter((leaf) => leaf.kind === 'records').map(({ chain, seq }) => ({ updateOne: { filter: { _id: chain, countyId, 'chain.seq': seq }, update } }));
  const views = leaves.filter((leaf) => leaf.kind === 'views').map(({ chain, seq }) => ({ updateOne: { filter: { _id: chain, countyId, seq }, update } }));
  if (instances.length > 0) await instanceModel(deps.db).bulkWrite(instances, { ordered: false });
  if (records.length > 0) await recordModel(deps.db).bulkWrite(records, { ordered: false });
  if (records.length > 0) await destroyedModel(deps.db).bulkWrite(records, { ordered: false });
  if (views.length > 0) await viewHeadModel(deps.db).bulkWrite(views, { ordered: false });
}

const lastAnchor = (deps: Deps, countyId: string): Promise<AnchorDoc | null> => anchorModel(deps.db).findOne({ countyId }).sort({ seq: -1 }).lean<AnchorDoc>();

/**
 * Sign where every chain stands that has changed since the last anchor. From then on nobody can shorten or replace such a chain unnoticed, not
 * even with the whole database in his hands, as long as he has not the key file. undefined: nothing has changed, or another server was first.
 */
export async function anchorHeads(deps: Deps, countyId: string): Promise<AnchorDoc | undefined> {
  const leaves = await changedHeads(deps, countyId);
  if (leaves.length === 0) return undefined;
  const before = await lastAnchor(deps, countyId);
  const content = { countyId, seq: (before?.seq ?? 0) + 1, at: deps.clock.now(), leaves: leaves.length, root: merkleRoot(leaves), prev: before?.hash ?? '' };
  const hash = anchorHash(content);
  const anchor: AnchorDoc = { ...content, _id: `${countyId}.${content.seq}`, hash, signature: deps.keys.sign(countyId, hash) };
  const first = await isFirst(deps, async (session) => {
    await anchorModel(deps.db).insertMany([anchor], { session });
    for (let part = 0; part * LEAVES_A_PART < leaves.length; part += 1) {
      const some = leaves.slice(part * LEAVES_A_PART, (part + 1) * LEAVES_A_PART);
      await anchorLeavesModel(deps.db).insertMany([{ _id: `${anchor._id}.${part}`, countyId, anchor: anchor.seq, part, leaves: some }], { session });
    }
  });
  if (!first) return undefined;
  await markAnchored(deps, countyId, leaves);
  return anchor;
}

const DAY_MS = 86_400_000;

/** One anchor a day and county, more while a great deal is waiting. */
export const anchorJob: Job = {
  name: 'anchors',
  everyMs: 600_000,
  runOnce: async (deps) => {
    let made = 0;
    for (const countyId of await deps.org.countyIds()) {
      const last = await lastAnchor(deps, countyId);
      const isDue = !last || last.leaves >= MOST_LEAVES || Date.parse(deps.clock.now()) - Date.parse(last.at) >= DAY_MS;
      if (isDue && (await anchorHeads(deps, countyId))) made += 1;
    }
    return made;
  },
};
