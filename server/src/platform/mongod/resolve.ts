import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { Refusal, refuse } from '../http/refusal';
import { keep, kept } from './cache';
import { official } from './official';
import { probe } from './probe';
import type { Tell } from './tell';
import { wheel } from './wheel';

export interface ResolveOptions {
  /** LIANDONG_MONGOD: this one or none */
  readonly mongod?: string;
  readonly cacheDir: string;
  readonly offline: boolean;
  readonly path?: string;
  readonly tell: Tell;
}
type Found = { readonly path?: string; readonly reason: string };

async function onPath(path: string): Promise<Found> {
  for (const folder of path.split(delimiter).filter(Boolean)) {
    const file = join(folder, 'mongod');
    const isThere = await access(file, constants.X_OK).then(() => true, () => false);
    if (!isThere) continue;
    const result = await probe(file);
    return result.ok ? { path: file, reason: '' } : { reason: result.problem.code };
  }
  return { reason: '-' };
}

async function fetched(name: 'official' | 'wheel', options: ResolveOptions): Promise<Found> {
  if (options.offline) return { reason: 'LIANDONG_OFFLINE=1' };
  options.tell(name === 'official' ? 'mongodFetchOfficial' : 'mongodFetchWheel');
  const found = await (name === 'official' ? official(options.cacheDir) : wheel(options.cacheDir));
  if (!found.path) return found;
  const result = await probe(found.path);
  if (!result.ok && (name === 'wheel' || result.problem.code !== 'mongod.libraries')) throw new Refusal([result.problem]);
  if (!result.ok) return { reason: result.problem.code };
  await keep(options.cacheDir, found.path);
  return found;
}

/** A mongod that runs here. Order: the one named → PATH → fetched before → MongoDB's download → PyPI; else says the ways out. */
export async function resolveMongod(options: ResolveOptions): Promise<string> {
  if (options.mongod) {
    const result = await probe(options.mongod);
    if (!result.ok) throw new Refusal([result.problem]);
    return options.mongod;
  }
  const steps: readonly (readonly [string, () => Promise<Found>])[] = [
    ['PATH', () => onPath(options.path ?? process.env.PATH ?? '')],
    ['cache', async () => ({ reason: '-', ...(await kept(options.cacheDir).then((path) => (path ? { path } : {}))) })],
    ['mongodb.org', () => fetched('official', options)],
    ['PyPI', () => fetched('wheel', options)],
  ];
  const tried: string[] = [];
  for (const [name, look] of steps) {
    const { path, reason } = await look();
    if (path) return path;
    tried.push(`${name} (${reason})`);
  }
  return refuse('mongod.none', '', { tried: tried.join(' · ') });
}
