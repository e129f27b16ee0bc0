import { useApi } from '@liandong/client';
import { useQuery } from '@tanstack/react-query';
import { propertyOf } from '../diagram/own-props';
import type { DiagramElement } from '../diagram/types';
import type { DialectEntry } from '../model/dialect';
import { processesOf } from '../model/pack-context';
import { t } from '../text';
import { useEditing } from './context';
import { Choice, type Option } from './controls';

const OWN = '';

/** Packs by their titles, and what the chosen one has. */
function useOthers(required: readonly string[], packId: string) {
  const api = useApi();
  const packs = useQuery({ queryKey: ['packs'], enabled: required.length > 0, staleTime: 60_000, queryFn: () => api.call('GET /packs') });
  const draft = useQuery({ queryKey: ['called-pack', packId], enabled: packId !== OWN, staleTime: 60_000, retry: false, queryFn: () => api.call('GET /packs/{packId}/draft', { params: { packId } }) });
  return { titleOf: (id: string): string => packs.data?.packs.find((one) => one.id === id)?.title ?? id, processes: processesOf(draft.data?.files ?? {}), isWaiting: packId !== OWN && draft.isPending, hasFailed: draft.isError };
}

/** Which process is called: of this pack, or of one that the pack requires. */
export function CalledProcess({ element, entry, label }: { readonly element: DiagramElement; readonly entry: DialectEntry; readonly label: string }) {
  const { diagram, pack, readonly } = useEditing();
  const [process, packOf] = [propertyOf(entry, 'process')?.property, propertyOf(entry, 'pack')?.property];
  const [value, packId] = [String(process?.read(element) ?? ''), String(packOf?.read(element) ?? OWN)];
  const others = useOthers(pack.required, packId);
  const named = packId === OWN ? pack.processes : others.processes;
  const options: Option[] = named.map(({ id, title }) => ({ value: id, title }));
  const packs: Option[] = [{ value: OWN, title: t('own.ownPack') }, ...[...new Set([...pack.required, ...(packId === OWN ? [] : [packId])])].map((id) => ({ value: id, title: others.titleOf(id) }))];
  const choose = (id: string): void => diagram.change(t('step.own'), (get) => process?.write(get, element, id), `own:${element.id}:process`);
  const choosePack = (id: string): void => diagram.change(t('step.own'), (get) => {
    packOf?.write(get, element, id);
    process?.write(get, element, '');
  });
  const hint = others.hasFailed ? t('own.packAway') : others.isWaiting ? t('holders.loading') : options.length === 0 ? t('own.noProcesses') : undefined;
  return (
    <>
      {packs.length > 1 && <Choice label={t('own.pack')} name="pack" value={packId} options={packs} disabled={readonly} onChange={choosePack} />}
      <Choice label={label} name="process" value={value} options={options} placeholder={t('own.choose')} hint={hint} disabled={readonly} onChange={choose} />
    </>
  );
}
