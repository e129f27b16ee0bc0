/** Numbers that leave as a file: the server notes who takes them, and what it answers is what is in the file. */
import { type Api, useApi } from '@liandong/client';
import { useState } from 'react';
import type { Place } from './drill';
import { sheetBlob, sheetFile } from './sheet';

async function take(api: Api, { packId, dashboardId, period, org }: Place, tileId: string | undefined): Promise<void> {
  const view = await api.call('POST /dashboards/{packId}/{dashboardId}/taken', { params: { packId, dashboardId }, body: { period, ...(org ? { orgId: org.id } : {}), ...(tileId === undefined ? {} : { tileId }) } });
  const address = URL.createObjectURL(await sheetBlob(view));
  Object.assign(document.createElement('a'), { href: address, download: sheetFile(view, tileId !== undefined) }).click();
  URL.revokeObjectURL(address);
}

/** All tiles, or one of them, as a workbook. */
export function useTaking(place: Place, tileId?: string): { readonly take: () => void; readonly isBusy: boolean; readonly hasFailed: boolean } {
  const api = useApi();
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');
  return {
    isBusy: state === 'busy', hasFailed: state === 'failed',
    take: () => {
      setState('busy');
      take(api, place, tileId).then(() => setState('idle'), () => setState('failed'));
    },
  };
}
