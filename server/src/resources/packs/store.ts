import type { PackFiles } from '@liandong/core/run';
import type { ClientSession, Connection } from 'mongoose';
import { instanceModel } from '../../durable/model';
import { isDuplicate, readTogether, transaction } from '../../platform/db/index';
import { type ActivationDoc, activationModel, catalogModel, type PackDoc, packModel, type ReleaseDoc, releaseModel, type SourceFile } from './model';

export type ReleaseInfo = Omit<ReleaseDoc, 'files'>;
export type PackInfo = Omit<PackDoc, 'files'>;
const NO_FILES = { files: 0, _id: 0 } as const;

export const asFiles = (files: readonly SourceFile[]): PackFiles => Object.fromEntries(files.map(({ path, text }) => [path, text ?? '']));
export const asSource = (files: PackFiles): SourceFile[] => Object.entries(files).map(([path, text]) => ({ path, text })).sort((a, b) => (a.path < b.path ? -1 : 1));

// ---- packs and drafts ----
export const findPack = (db: Connection, countyId: string, packId: string): Promise<PackDoc | null> => packModel(db).findOne({ countyId, packId }, { _id: 0 }).lean<PackDoc>().exec();
export const listPacks = (db: Connection, countyId: string): Promise<PackInfo[]> => packModel(db).find({ countyId }, NO_FILES).sort({ packId: 1 }).lean<PackInfo[]>().exec();
export const insertPack = async (db: Connection, pack: PackDoc): Promise<void> => { await packModel(db).create([pack]); };

export type DraftFields = Pick<PackDoc, 'title' | 'draftVersion' | 'draftSha' | 'files' | 'updatedAt' | 'updatedBy'>;
/** false: somebody saved meanwhile */
export async function replaceDraft(db: Connection, key: { countyId: string; packId: string; rev: number }, fields: DraftFields, session?: ClientSession): Promise<boolean> {
  const { title, draftVersion, draftSha, files, updatedAt, updatedBy } = fields;
  const set = { title, draftVersion, draftSha, files, updatedAt, updatedBy, rev: key.rev + 1 };
  const done = await packModel(db).updateOne(key, { $set: set }, session ? { session } : {}).exec();
  return done.matchedCount === 1;
}
/** Guard of a publication: the draft and the newest version are still what the decision was made on. */
export async function claimVersion(db: Connection, pack: PackDoc, version: string, session: ClientSession): Promise<boolean> {
  const key = { countyId: pack.countyId, packId: pack.packId, rev: pack.rev, newest: pack.newest };
  return (await packModel(db).updateOne(key, { $set: { newest: version } }, { session }).exec()).matchedCount === 1;
}

// ---- releases and activations ----
/** The next position in the county's catalog; two at once are one after the other. */
const nextSeq = async (db: Connection, countyId: string, session: ClientSession): Promise<number> => {
  const doc = await catalogModel(db).findOneAndUpdate({ countyId }, { $inc: { seq: 1 } }, { upsert: true, returnDocument: 'after', session }).lean().exec();
  return doc.seq;
};
export async function insertRelease(db: Connection, release: Omit<ReleaseDoc, 'seq'>, session: ClientSession): Promise<void> {
  await releaseModel(db).create([{ ...release, seq: await nextSeq(db, release.countyId, session) }], { session });
}
export const insertActivation = (db: Connection, activation: Omit<ActivationDoc, 'seq'>): Promise<void> =>
  transaction(db, async (session) => {
    await activationModel(db).create([{ ...activation, seq: await nextSeq(db, activation.countyId, session) }], { session });
  });

export async function releaseFiles(db: Connection, countyId: string, sha: string): Promise<PackFiles | undefined> {
  const doc = await releaseModel(db).findOne({ countyId, sha }, { files: 1 }).lean<Pick<ReleaseDoc, 'files'>>().exec();
  return doc ? asFiles(doc.files) : undefined;
}
/** Linearizable: who has just lost to the same command sees it, also in the moment before it counts for the majority. */
export const releaseOfCommand = (db: Connection, countyId: string, commandId: string): Promise<ReleaseInfo | null> =>
  releaseModel(db).findOne({ countyId, commandId }, NO_FILES).readConcern('linearizable').lean<ReleaseInfo>().exec();
export const activationOfCommand = (db: Connection, countyId: string, commandId: string): Promise<ActivationDoc | null> => activationModel(db).findOne({ countyId, commandId }, { _id: 0 }).lean<ActivationDoc>().exec();

/** What a county has released and put into use, without the files. */
export interface Catalog {
  readonly seq: number;
  /** oldest first */
  readonly releases: readonly ReleaseInfo[];
  readonly activations: readonly ActivationDoc[];
}
export const catalogSeq = async (db: Connection, countyId: string): Promise<number> => (await catalogModel(db).findOne({ countyId }, { seq: 1 }).lean().exec())?.seq ?? 0;
/** As catalogSeq; all who ask at once share a query. */
export function catalogSeqReader(db: Connection): (countyId: string) => Promise<number> {
  const read = readTogether(catalogModel(db), ['countyId']);
  return async (countyId) => (await read(countyId))?.seq ?? 0;
}
export async function loadCatalog(db: Connection, countyId: string, seq: number): Promise<Catalog> {
  const [releases, activations] = await Promise.all([
    releaseModel(db).find({ countyId }, NO_FILES).sort({ seq: 1 }).lean<ReleaseInfo[]>().exec(),
    activationModel(db).find({ countyId }, { _id: 0 }).sort({ seq: 1 }).lean<ActivationDoc[]>().exec(),
  ]);
  return { seq, releases, activations };
}
/** Made before the first transaction needs it, so that two first publications do not race to make it. */
export async function ensureCatalog(db: Connection, countyId: string): Promise<void> {
  await catalogModel(db).updateOne({ countyId }, { $setOnInsert: { seq: 0 } }, { upsert: true }).exec().catch((error: unknown) => {
    if (!isDuplicate(error)) throw error;
  });
}

/** How many pieces of work run under each release of the county. */
export async function runningByRelease(db: Connection, countyId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await instanceModel(db).aggregate<{ _id: string; n: number }>([{ $match: { countyId, status: 'running' } }, { $group: { _id: '$release', n: { $sum: 1 } } }]).exec();
  return new Map(rows.map((row) => [row._id, row.n]));
}
