import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ApiProblem, useApi } from '@liandong/client';
import { type CompiledPack, type Program, stepsFrom, transformData, type Unfit } from '@liandong/core/run';
import { type KeptDraft, packQuery } from '../data';
import { t } from '../text';
import { Notice } from '../ui';

/** A draft in the form as it is now. `unfit`: answers that have no place there; they stay in the draft. */
export interface Moved { readonly kept: KeptDraft | null; readonly from?: string; readonly unfit: readonly Unfit[] }

/** The answers of an earlier version as the pack's transforms have them. */
function moved(kept: KeptDraft, before: CompiledPack | undefined, { pack }: Program, formId: string | undefined, now: string): Moved {
  const record = pack.forms[formId ?? '']?.record;
  if (!before || record === undefined) return { kept, unfit: [] };
  const { data, unfit } = transformData(stepsFrom(pack, before.manifest.version, record), kept.data, { now });
  return { kept: { ...kept, data, release: pack.sha }, from: before.manifest.version, unfit };
}

/** Undefined: not known yet. What was filled under an earlier version comes into this one; what was typed there is never thrown away. */
export function useMoved(kept: KeptDraft | null | undefined, program: Program | undefined, formId: string | undefined): Moved | undefined {
  const api = useApi();
  const queries = useQueryClient();
  const isOld = kept !== null && kept !== undefined && program !== undefined && kept.release !== program.pack.sha;
  const result = useQuery({
    queryKey: ['moved', kept?.key, kept?.savedAt, kept?.release, program?.pack.sha], enabled: isOld, gcTime: 0, staleTime: Infinity, retry: false,
    queryFn: async (): Promise<Moved> => {
      if (!kept || !program) return { kept: null, unfit: [] };
      // a release that is gone, or a line that is down: the answers as they are are better than none
      const before = await queries.fetchQuery(packQuery(api, kept.release)).catch((cause: unknown) => (cause instanceof ApiProblem || cause instanceof Error ? undefined : Promise.reject(cause as Error)));
      return moved(kept, before, program, formId, new Date().toISOString());
    },
  });
  if (kept === undefined || program === undefined) return undefined;
  return isOld ? result.data : { kept, unfit: [] };
}

/** The form is another one than when it was begun. */
export function MovedNotice({ program, formId, of }: { readonly program: Program; readonly formId: string | undefined; readonly of: Moved }) {
  const { from, unfit } = of;
  if (from === undefined) return null;
  const fields = program.pack.forms[formId ?? '']?.fields ?? {};
  const titles = unfit.map(({ field }) => fields[field.split('/')[0] ?? '']?.title ?? field).join(t('known.and'));
  return <Notice kind="info" title={t('moved.title', { from, to: program.pack.manifest.version })}>{unfit.length > 0 ? t('moved.unfit', { titles }) : t('moved.all')}</Notice>;
}
