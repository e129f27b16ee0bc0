import { useQueryClient } from '@tanstack/react-query';
import { useApi } from '@liandong/client';
import type { Json } from '@liandong/core/run';
import type { RecordCommandBody, RecordDetail } from '@liandong/server/contract/records';
import { keys, useIntent, type Intent } from '../../data';

export interface RecordCommand extends Pick<Intent, 'state' | 'problem' | 'stop' | 'clear'> {
  /** the record after it; undefined: refused (see `problem`) or stopped */
  readonly send: (body: RecordCommandBody) => Promise<RecordDetail | undefined>;
}

/** Commands on one record: each sent once however often it is tapped or the line breaks. */
export function useRecordCommand(recordId: string): RecordCommand {
  const api = useApi();
  const queries = useQueryClient();
  const { run, ...intent } = useIntent();
  return {
    ...intent,
    send: async (body) => {
      const name = `${body.type}:${recordId}:${'action' in body ? body.action : ''}`;
      const detail = await run(name, body as unknown as Json, (key) => api.call('POST /records/{recordId}/commands', { params: { recordId }, body, key }));
      if (detail) {
        queries.setQueryData(keys.record(recordId), detail);
        void queries.invalidateQueries({ queryKey: ['records'], predicate: ({ queryKey }) => queryKey[1] !== 'one' || queryKey[2] !== recordId });
        if (detail.workId !== undefined) void queries.invalidateQueries({ queryKey: keys.work(detail.workId) });
      }
      return detail;
    },
  };
}

/** Problems that stand at fields of a form that is open. */
export const problemsOf = ({ problem }: Pick<RecordCommand, 'problem'>) => problem?.body.problems ?? [];
