/** What of ECharts is used, and nothing else. Loaded when the first chart is drawn. */
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { init, use as take, type EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

take([BarChart, LineChart, GridComponent, LegendComponent, SVGRenderer]);

/**
 * The renderer empties its element by `innerHTML` when it is disposed of, which Trusted Types forbid; emptied in another way here.
 */
function withoutMarkup(place: HTMLElement): HTMLElement {
  Object.defineProperty(place, 'innerHTML', { configurable: true, get: () => '', set: () => place.replaceChildren() });
  return place;
}
export const begin = (place: HTMLElement): EChartsType => init(withoutMarkup(place), null, { renderer: 'svg' });
export type { EChartsType };
