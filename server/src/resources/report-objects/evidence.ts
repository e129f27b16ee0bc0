/** Papers that speak for what was done to a report: put there by who uploaded them, read by whom the report is for. */
import type { Response } from 'express';
import { noteView } from '../../durable/index';
import type { Deps } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';
import { refuse } from '../../platform/http/refusal';
import { fileRefs, refuseForeignFiles, sendUpload } from '../files/index';
import type { ReportObjectDoc } from './model';
import { isFor, type Seen } from './place';

const filesIn = ({ entries, adjustments }: Pick<ReportObjectDoc, 'entries' | 'adjustments'>): string[] => [...entries, ...adjustments].flatMap(({ files = [] }) => files);

/** Naming somebody else's file would be a way to read it. */
export const checkEvidence = (deps: Deps, caller: Caller, files: readonly string[] = []): Promise<void> => refuseForeignFiles(deps, caller, { files: files.map((fileId) => ({ fileId })) }, []);

export const evidenceOf = async (deps: Deps, doc: ReportObjectDoc): Promise<ReadonlyMap<string, { readonly id: string; readonly name: string }>> =>
  new Map((await fileRefs(deps, doc.countyId, filesIn(doc))).map(({ fileId, name }) => [fileId, { id: fileId, name }]));

/** Its reader is noted first: nobody knows what stands in a paper. */
export async function sendEvidence({ deps, caller, snapshot, frame: { pack }, doc }: Seen, fileId: string, res: Response): ReturnType<typeof sendUpload> {
  if (!filesIn(doc).includes(fileId) || !isFor(caller, snapshot, pack, doc)) return refuse('upload.not-found');
  const { countyId, userId: by, name: byName } = caller;
  await noteView(deps, { countyId, recordId: doc._id, by, byName, at: deps.clock.now(), levels: ['L3'], where: 'file' });
  return sendUpload(deps, res, { countyId, fileId });
}
