import { Type } from '@sinclair/typebox';
import { type Routes } from '../api/contract';

const sha = Type.Object({ sha: Type.String({ pattern: '^[0-9a-f]{64}$' }) });
export const releasesApi = {
  'GET /releases/{sha}': { summary: 'A release compiled to plain JSON (core: CompiledPack); immutable', access: 'session', params: sha, response: Type.Unknown() },
  'GET /releases/{sha}/checks.js': { summary: 'Its schema checks as a script module; immutable', access: 'session', params: sha, response: null, produces: 'text/javascript' },
} as const satisfies Routes;
export type ReleasesApi = typeof releasesApi;
