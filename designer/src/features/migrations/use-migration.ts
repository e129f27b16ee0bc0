import { type Api, useApi } from '@liandong/client';
import type { CompiledPack } from '@liandong/core/run';
import type { Plan, WorkResult } from '@liandong/server/contract/migrations';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

export const useReleases = () => {
  const api = useApi();
  return useQuery({ queryKey: ['releases'], staleTime: 0, queryFn: () => api.call('GET /releases') });
};
export function useCompiled(sha: string | undefined) {
  const api = useApi();
  return useQuery({ queryKey: ['release', sha], enabled: sha !== undefined, staleTime: Infinity, queryFn: async () => (await api.call('GET /releases/{sha}', { params: { sha: sha ?? '' } })) as CompiledPack });
}
export function useMap(plan: Plan) {
  const api = useApi();
  return useQuery({ queryKey: ['migration-map', plan], staleTime: 0, placeholderData: (before) => before, queryFn: () => api.call('POST /migrations/map', { body: plan }) });
}

/** How far something long is, and what has come of it. */
export interface Run { readonly isBusy: boolean; readonly done: number; readonly all: number; readonly results: readonly WorkResult[]; readonly error: unknown }
const NOTHING: Run = { isBusy: false, done: 0, all: 0, results: [], error: undefined };
const PAGE = 50;

async function* tried(api: Api, plan: Plan): AsyncGenerator<readonly WorkResult[]> {
  for (let cursor: string | undefined, more = true; more; ) {
    const page = await api.call('POST /migrations/dry-run', { body: { plan, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) } });
    yield page.items;
    [cursor, more] = [page.next, page.next !== undefined];
  }
}
/** Only those that were tried and may go: what has begun meanwhile stays. */
async function* moved(api: Api, plan: Plan, comment: string, workIds: readonly string[]): AsyncGenerator<readonly WorkResult[]> {
  for (let at = 0; at < workIds.length; at += PAGE) yield (await api.call('POST /migrations/apply', { body: { plan, comment, workIds: workIds.slice(at, at + PAGE) } })).items;
}

function useRun() {
  const [run, set] = useState<Run>();
  const begin = async (pages: AsyncGenerator<readonly WorkResult[]>, all: number): Promise<void> => {
    let results: readonly WorkResult[] = [];
    set({ ...NOTHING, isBusy: true, all });
    try {
      for await (const items of pages) {
        results = [...results, ...items];
        set({ ...NOTHING, isBusy: true, all, done: results.length, results });
      }
      set({ ...NOTHING, all, done: results.length, results });
    } catch (error) {
      set({ ...NOTHING, all, done: results.length, results, error });
    }
  };
  return { run, begin, clear: (): void => set(undefined) };
}

/** Trying and moving over all pages; a plan that changes begins anew. */
export function useMigration() {
  const api = useApi();
  const [trying, moving] = [useRun(), useRun()];
  return {
    trial: trying.run, move: moving.run,
    forget: (): void => {
      trying.clear();
      moving.clear();
    },
    try: (plan: Plan, all: number): void => {
      moving.clear();
      void trying.begin(tried(api, plan), all);
    },
    apply: (plan: Plan, comment: string, workIds: readonly string[]): void => void moving.begin(moved(api, plan, comment, workIds), workIds.length),
  };
}
