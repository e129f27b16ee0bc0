import { useEffect, useRef, useState } from 'react';
import { t } from '../text';
import type { EChartsType } from './echarts';

interface ChartProps { readonly option: object; readonly height: number; readonly label: string }

/** The drawing takes the width that paper has. */
function scalable(place: HTMLElement): void {
  const svg = place.querySelector('svg');
  svg?.setAttribute('viewBox', `0 0 ${place.clientWidth} ${place.clientHeight}`);
}

/** A chart in the place that it is given: drawn again when its numbers, its width or the theme change. It is a picture; the numbers are in the table. */
export function Chart({ option, height, label }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<EChartsType>();
  useEffect(() => {
    let isGone = false;
    let made: EChartsType | undefined;
    void import('./echarts').then(({ begin }) => {
      if (isGone || !place.current) return;
      made = begin(place.current);
      setChart(made);
    });
    return () => { isGone = true; made?.dispose(); };
  }, []);
  useEffect(() => {
    const here = place.current;
    if (!chart || !here || chart.isDisposed()) return undefined;
    chart.setOption({ ...option }, { notMerge: true });
    const fit = (): void => { chart.resize(); scalable(here); };
    fit();
    const watch = new ResizeObserver(fit);
    watch.observe(here);
    return () => watch.disconnect();
  }, [chart, option, height]);
  return <div className="board-chart" role="img" aria-label={label} aria-busy={chart === undefined}>{chart === undefined && <span className="board-wait">{t('busy')}</span>}<div ref={place} style={{ height }} /></div>;
}
