import { useQueryClient } from '@tanstack/react-query';
import { useApi } from '@liandong/client';
import type { Json } from '@liandong/core/run';
import type { CommandBody, WorkView } from '@liandong/server/contract/works';
import { keys, useIntent, type Intent } from '../../data';

export interface Command extends Pick<Intent, 'state' | 'problem' | 'stop' | 'clear'> {
  /** the work after it; undefined: refused (see `problem`) or stopped */
  readonly send: (body: CommandBody) => Promise<WorkView | undefined>;
}

/** What a command is about, besides the work. */
const subjectOf = (body: CommandBody): string => ('taskId' in body ? body.taskId : 'askId' in body ? body.askId : 'copyId' in body ? body.copyId : '') ?? '';

/** Commands on one piece of work: each sent once however often it is tapped or the line breaks. */
export function useCommand(workId: string): Command {
  const api = useApi();
  const queries = useQueryClient();
  const { run, ...intent } = useIntent();
  return {
    ...intent,
    send: async (body) => {
      const name = `${body.type}:${workId}:${subjectOf(body)}`;
      const view = await run(name, body as unknown as Json, (key) => api.call('POST /works/{workId}/commands', { params: { workId }, body, key }));
      if (view) {
        queries.setQueryData(keys.work(workId), view);
        for (const list of ['tasks', 'works', 'records', 'inbox']) void queries.invalidateQueries({ queryKey: [list], predicate: ({ queryKey }) => queryKey[1] !== 'one' });
        // a called work is shown on the page of the one that called it
        void queries.invalidateQueries({ queryKey: ['works', 'one'], predicate: ({ queryKey }) => queryKey[2] !== workId });
        void queries.invalidateQueries({ queryKey: keys.record(view.record.id) });
      }
      return view;
    },
  };
}
