/** The draft of a pack: what stands in it, what core finds in it, saving it. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { compileProgram, packSha } from '@liandong/core/compile';
import type { CompiledPack, PackFiles, Problem } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import { Refusal, refuse } from '../../platform/http/refusal';
import { PromiseCache } from './lru';
import type { Author, PackDoc } from './model';
import { guardFiles } from './source-guard';
import { asFiles, asSource, findPack, replaceDraft } from './store';

type Db = Deps['db'];

export interface Checked {
  readonly pack?: CompiledPack | undefined;
  readonly findings: readonly Problem[];
}
/** Core's findings, remembered for the drafts worked on last: every save and every look asks for them. */
export function draftChecker(): (files: PackFiles) => Promise<Checked> {
  const known = new PromiseCache<Checked>(32);
  return (files) => known.get(packSha(files), async () => {
    const { program, findings } = await compileProgram(files, nextTurn);
    return { pack: program?.pack, findings };
  });
}
export const errorsIn = (findings: readonly Problem[]): Problem[] => findings.filter((finding) => finding.severity === 'error');

export async function packOf(db: Db, countyId: string, packId: string): Promise<PackDoc> {
  return (await findPack(db, countyId, packId)) ?? refuse('pack.unknown', '', { pack: packId });
}

/** What the manifest says, when it can be read at all: a draft may be broken at any time. */
export function readManifest(files: PackFiles): { id?: string; title?: string; version?: string } {
  try {
    const { id, title, version } = JSON.parse(files['pack.json'] ?? '{}') as Record<string, unknown>;
    const text = (value: unknown): string | undefined => (typeof value === 'string' && value.length <= 200 ? value : undefined);
    const known = { id: text(id), title: text(title), version: text(version) };
    return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
  } catch {
    return {};
  }
}

/** Fields of a pack document that follow from its files. */
export const draftFields = (files: PackFiles, by: Author, now: string, before?: { title: string; draftVersion: string }) => {
  const { title, version } = readManifest(files);
  return {
    title: title ?? before?.title ?? '', draftVersion: version ?? before?.draftVersion ?? '', draftSha: packSha(files), files: asSource(files), updatedAt: now, updatedBy: by,
  };
};

export type FileChanges = Readonly<Record<string, string | null>>;
/** Files after a save: `null` takes one away. */
export function applied(files: PackFiles, changes: FileChanges): PackFiles {
  const next = new Map([...Object.entries(files), ...Object.entries(changes)]);
  return Object.fromEntries([...next].filter((entry): entry is [string, string] => entry[1] !== null));
}

export interface Save {
  readonly countyId: string;
  readonly packId: string;
  /** the revision the changes were made on */
  readonly rev: string;
  readonly changes: FileChanges;
  readonly by: Author;
  readonly now: string;
}
/** Saves in any state, also a broken one; but never over what somebody else saved meanwhile. */
export async function saveDraft(db: Db, save: Save): Promise<{ rev: number; files: PackFiles }> {
  const pack = await packOf(db, save.countyId, save.packId);
  const stale = (current: { rev: number; updatedBy: Author }) => refuse('draft.stale', '', { by: current.updatedBy.name, rev: current.rev });
  if (String(pack.rev) !== save.rev) return stale(pack);
  // a path that cannot even be taken away is refused as well, so that a typing error is seen
  const problems = guardFiles(Object.fromEntries(Object.entries(save.changes).map(([path, text]) => [path, text ?? ''])));
  const files = applied(asFiles(pack.files), save.changes);
  const all = problems.length > 0 ? problems : guardFiles(files);
  if (all.length > 0) throw new Refusal(all);
  const done = await replaceDraft(db, { countyId: pack.countyId, packId: pack.packId, rev: pack.rev }, draftFields(files, save.by, save.now, pack));
  if (!done) return stale(await packOf(db, save.countyId, save.packId));
  return { rev: pack.rev + 1, files };
}
