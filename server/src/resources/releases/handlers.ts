import { checksCode } from '@liandong/core/compile';
import type { CompiledPack } from '@liandong/core/run';
import type { Response } from 'express';
import type { Deps } from '../../platform/deps';
import { type Handlers, Tagged } from '../../platform/http/handler';
import { refuse } from '../../platform/http/refusal';
import { PromiseCache, sendScript } from '../packs/index';
import type { ReleasesApi } from './contract';

const SCRIPTS = 16;
/** A release never changes under its sha; it is the county's own, so no shared cache keeps it. */
const IMMUTABLE = 'private, max-age=31536000, immutable';

export function releasesHandlers(deps: Deps): Handlers<ReleasesApi> {
  const packOf = async (countyId: string, sha: string): Promise<CompiledPack> =>
    (await deps.packs.pack(countyId, sha)) ?? refuse('release.unknown', '', { sha: sha.slice(0, 12) });
  // writing the script costs as much as compiling the pack, and every browser asks for it
  const scripts = new PromiseCache<string>(SCRIPTS);
  const keep = (res: Response): unknown => res.set('Cache-Control', IMMUTABLE);
  return {
    'GET /releases/{sha}': async ({ caller, params, res }) => {
      const pack = await packOf(caller.countyId, params.sha);
      keep(res);
      return new Tagged<unknown>(pack, params.sha);
    },
    'GET /releases/{sha}/checks.js': async ({ caller, params, res }) => {
      const pack = await packOf(caller.countyId, params.sha);
      return sendScript(res, await scripts.get(params.sha, async () => checksCode(pack.forms)), IMMUTABLE);
    },
  };
}
