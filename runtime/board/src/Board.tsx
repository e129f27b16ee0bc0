import type { DashboardView } from '@liandong/server/contract/dashboards';
import type { Drill } from './drill';
import { t } from './text';
import { Tile } from './tiles/Tile';

/** All tiles of a dashboard: four columns on desks, one on phones. */
export function Board({ view, now, onOpen }: { readonly view: DashboardView; readonly now: string; readonly onOpen?: ((drill: Drill) => void) | undefined }) {
  return <div className="board" role="group" aria-label={t('tiles')}>{view.tiles.map((tile) => <Tile key={tile.id} tile={tile} place={view} now={now} onOpen={onOpen} />)}</div>;
}
