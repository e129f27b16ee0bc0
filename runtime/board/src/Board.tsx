import type { DashboardView } from '@liandong/server/contract/dashboards';
import { useEffect } from 'react';
import type { Drill } from './drill';
import { t } from './text';
import { Tile } from './tiles/Tile';

interface BoardProps { readonly view: DashboardView; readonly now: string; /** the tile that somebody came for: its id in the page */ readonly at?: string | undefined; readonly onOpen?: ((drill: Drill) => void) | undefined }
/** All tiles of a dashboard: four columns on desks, one on phones. */
export function Board({ view, now, at, onOpen }: BoardProps) {
  useEffect(() => { if (at !== undefined && at !== '') document.getElementById(at)?.focus(); }, [at]);
  return <div className="board" role="group" aria-label={t('tiles')}>{view.tiles.map((tile) => <Tile key={tile.id} tile={tile} place={view} now={now} onOpen={onOpen} />)}</div>;
}
