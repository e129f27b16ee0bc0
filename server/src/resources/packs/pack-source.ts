import { setImmediate as nextTurn } from 'node:timers/promises';
import { compileRelease } from '@liandong/core/compile';
import type { Program, RoleDef } from '@liandong/core/run';
import type { Deps, PackSource } from '../../platform/deps';
import { releaseAt, releasesInUse, startableAt } from './activation';
import { PromiseCache } from './lru';
import { type Catalog, catalogSeqReader, loadCatalog, releaseFiles } from './store';

const PROGRAMS = 48;
const COUNTIES = 256;

/** Compiling happens once per release and process, on the main thread: a program holds functions, which a worker cannot hand over. */
async function compile(db: Deps['db'], countyId: string, sha: string): Promise<Program> {
  const { program, findings } = await compileRelease((await releaseFiles(db, countyId, sha)) ?? {}, nextTurn);
  if (!program) throw new Error(`release ${sha} does not compile: ${findings.map((finding) => finding.code).join(', ')}`);
  return program;
}

/**
 * The county's catalog, exact at every call: its counter is one small read, the rest is loaded again only when the counter moved, so what
 * another server published or put into use counts at once.
 */
export function catalogSource(db: Deps['db']): (countyId: string) => Promise<Catalog> {
  const catalogs = new PromiseCache<Catalog>(COUNTIES);
  const catalogSeq = catalogSeqReader(db);
  return async (countyId) => {
    const seq = await catalogSeq(countyId);
    return catalogs.get(`${countyId}\n${seq}`, () => loadCatalog(db, countyId, seq));
  };
}

const newestFirst = <T extends { readonly seq: number }>(items: readonly T[]): T[] => [...items].sort((a, b) => b.seq - a.seq);

export function packSource({ db, clock, org }: Pick<Deps, 'db' | 'clock' | 'org'>): PackSource {
  const catalogOf = catalogSource(db);
  const programs = new PromiseCache<Program>(PROGRAMS);
  const roles = new PromiseCache<readonly RoleDef[]>(COUNTIES);

  /** county and sha of releases that are there: a release is never taken back, so this need not be asked twice */
  const released = new Set<string>();
  const isReleased = async (countyId: string, sha: string): Promise<boolean> => {
    const key = `${countyId}\n${sha}`;
    if (!released.has(key) && (await catalogOf(countyId)).releases.some((release) => release.sha === sha)) released.add(key);
    return released.has(key);
  };
  const program = async (countyId: string, sha: string): Promise<Program | undefined> =>
    (await isReleased(countyId, sha)) ? programs.get(sha, () => compile(db, countyId, sha)) : undefined;
  const shasInUse = (catalog: Catalog, now: string) => {
    const packIds = [...new Set(catalog.releases.map((release) => release.packId))].sort();
    return packIds.flatMap((packId) => releasesInUse(catalog.activations, packId, now).map((sha) => ({ packId, sha })));
  };
  const rolesOf = async (countyId: string, shas: readonly string[]): Promise<readonly RoleDef[]> => {
    const found = new Map<string, RoleDef>();
    for (const sha of shas) {
      for (const role of (await program(countyId, sha))?.pack.manifest.roles ?? []) if (!found.has(role.id)) found.set(role.id, role);
    }
    return [...found.values()];
  };

  return {
    program,
    pack: async (countyId, sha) => (await program(countyId, sha))?.pack,
    inUseAt: async (countyId, packId, orgId, now) => {
      const [{ activations }, { view }] = await Promise.all([catalogOf(countyId), org.snapshot(countyId)]);
      const unit = view.unit(orgId);
      return unit && releaseAt(activations, packId, [...unit.path, unit.id], now);
    },
    startableAt: async (countyId, packId, orgId, sha, now) => {
      const [{ activations }, { view }] = await Promise.all([catalogOf(countyId), org.snapshot(countyId)]);
      const unit = view.unit(orgId);
      return unit !== undefined && startableAt(activations, packId, [...unit.path, unit.id], sha, now);
    },
    released: async (countyId, packId, version) => (await catalogOf(countyId)).releases.find((release) => release.packId === packId && release.version === version)?.sha,
    inUse: async (countyId, now) => shasInUse(await catalogOf(countyId), now),
    roles: async (countyId) => {
      const catalog = await catalogOf(countyId);
      const inUse = new Set(shasInUse(catalog, clock.now()).map((use) => use.sha));
      const shas = newestFirst(catalog.releases).filter((release) => inUse.has(release.sha)).map((release) => release.sha);
      return roles.get([countyId, ...shas].join('\n'), () => rolesOf(countyId, shas));
    },
  };
}
