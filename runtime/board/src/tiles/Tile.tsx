import { formatMoment } from '@liandong/client';
import type { TileView } from '@liandong/server/contract/dashboards';
import { useId, useMemo, useState } from 'react';
import { aboutOf } from '../about';
import { Chart } from '../chart/Chart';
import { type Charted, heightOf, optionOf } from '../chart/options';
import { usePalette } from '../chart/palette';
import { whyEmpty } from '../chart/why-empty';
import type { Drill, Place } from '../drill';
import { tableOf } from '../table';
import { t } from '../text';
import { GridBody } from './GridBody';
import { MatrixBody } from './MatrixBody';
import { NumberBody } from './NumberBody';
import { TableView } from './TableView';
import { TileMenu } from './TileMenu';
import { useAlone } from './use-alone';

export interface TileProps { readonly tile: TileView; readonly place: Place; readonly now: string; readonly onOpen?: ((drill: Drill) => void) | undefined }

function ChartBody({ tile }: { readonly tile: Charted }) {
  const palette = usePalette();
  const colours = JSON.stringify(palette);
  // the palette is a new object at each look; its text is not
  const option = useMemo(() => optionOf(tile, JSON.parse(colours) as typeof palette), [tile, colours]);
  const empty = whyEmpty(tile);
  return empty !== undefined ? <p className="board-empty">{empty}</p> : <Chart option={option} height={heightOf(tile)} label={t('chartLabel', { title: tile.title })} />;
}

function Picture({ tile, place, onOpen }: Omit<TileProps, 'now'>) {
  switch (tile.kind) {
    case 'number': return <NumberBody tile={tile} place={place} onOpen={onOpen} />;
    case 'grid': return <GridBody tile={tile} place={place} onOpen={onOpen} />;
    case 'fulfilment': return <MatrixBody tile={tile} place={place} onOpen={onOpen} />;
    case 'none': return <p className="board-empty">{tile.why}</p>;
    default: return <ChartBody tile={tile} />;
  }
}

/** One tile: a picture of its numbers, and the same as a table. */
export function Tile({ tile, place, now, onOpen }: TileProps) {
  const id = useId();
  const [isTable, setTable] = useState(false);
  const [isAlone, printAlone] = useAlone();
  const other = t(isTable ? 'chart' : 'table');
  const span = tile.span ?? (tile.kind === 'number' || tile.kind === 'none' ? 1 : 2);
  return (
    <section id={`tile-${tile.id}`} tabIndex={-1} className={`board-tile board-span-${span} board-of-${tile.kind}${isAlone ? ' is-alone' : ''}`} aria-labelledby={id}>
      <header>
        <h2 id={id}>{tile.title}</h2>
        {tile.kind !== 'none' && <span className="board-tile-does"><button type="button" className="board-switch" aria-pressed={isTable} aria-label={t('what', { title: tile.title, view: other })} onClick={() => setTable(!isTable)}>{other}</button>{onOpen && <TileMenu id={tile.id} title={tile.title} place={place} onPrint={printAlone} />}</span>}
      </header>
      <div className="board-body">{isTable ? <TableView table={tableOf(place, tile)} title={tile.title} onOpen={onOpen} /> : <Picture tile={tile} place={place} onOpen={onOpen} />}</div>
      <p className="board-about">{aboutOf(tile, (instant) => formatMoment(instant, now)).join(' · ')}</p>
    </section>
  );
}
