import { useQueryClient } from '@tanstack/react-query';
import { useApi } from '@liandong/client';
import type { Json, Problem } from '@liandong/core/run';
import type { WorkView } from '@liandong/server/contract/works';
import { keys, useIntent, type Intent, type useDraft } from '../data';
import type { useAnswers } from './use-answers';

interface Starting {
  readonly packId: string;
  readonly serviceId: string;
  readonly orgId: string;
  readonly release: string;
  /** the same for as long as it is the same form: a second tap starts nothing new */
  readonly draftKey: string;
  readonly draft: ReturnType<typeof useDraft>;
  readonly answers: ReturnType<typeof useAnswers>;
}
export interface Start {
  readonly intent: Intent;
  readonly problems: readonly Problem[];
  /** The work that was started; undefined: an answer is wrong, or the intent says why not. */
  submit(): Promise<WorkView | undefined>;
}
const NO_PROBLEMS: readonly Problem[] = [];

/** Handing in the form that starts a work: its draft is done, and every list that it may stand in is asked for anew. */
export function useStart({ packId, serviceId, orgId, release, draftKey, draft, answers }: Starting): Start {
  const [api, queries, intent] = [useApi(), useQueryClient(), useIntent()];
  const submit = async (): Promise<WorkView | undefined> => {
    const data = answers.take();
    if (data === undefined) return undefined;
    const filled = Object.fromEntries(Object.entries(data).filter(([, value]) => value !== null));
    const body = { packId, serviceId, orgId, release, data: filled };
    const work = await intent.run(`start:${draftKey}`, body as Json, (key) => api.call('POST /works', { body, key }));
    if (!work) return undefined;
    draft.done();
    queries.setQueryData(keys.work(work.id), work);
    for (const list of ['tasks', 'works', 'records', 'drafts']) void queries.invalidateQueries({ queryKey: [list] });
    return work;
  };
  return { intent, problems: (intent.problem?.body.problems as readonly Problem[] | undefined) ?? NO_PROBLEMS, submit };
}
