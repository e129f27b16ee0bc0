/** What ECharts draws of a tile. Pure: colours and words are given. No tooltips: each number stands at its point or in the table. */
import { shownAmount } from '@liandong/core/run';
import type { TileView } from '@liandong/server/contract/dashboards';
import { t } from '../text';
import { cellText, numberText, periodMark } from '../words';
import type { Palette } from './palette';

type Of<K extends TileView['kind']> = Extract<TileView, { kind: K }>;
export type Charted = Of<'trend'> | Of<'ranking'> | Of<'money'>;

const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'pin', 'arrow'];
const FEW_POINTS = 8;
/** px below the axis: numbers under points that lie on it stand between */
const BELOW_NUMBERS = 22;
const base = ({ text, font, series }: Palette) => ({ animation: false, color: [...series], textStyle: { color: text, fontFamily: font, fontSize: 13 } });
const axis = ({ faint, line }: Palette) => ({ axisLabel: { color: faint }, axisLine: { lineStyle: { color: line } }, axisTick: { show: false }, splitLine: { lineStyle: { color: line } } });
const legend = ({ text }: Palette, shown: boolean) => ({ legend: { show: shown, bottom: 0, textStyle: { color: text }, icon: 'roundRect', selectedMode: false } });

function trend({ indicators, points }: Of<'trend'>, palette: Palette): object {
  const hasNumbers = indicators.length === 1 || points.length <= FEW_POINTS;
  const hasNumbersBelow = hasNumbers && indicators.length > 1;
  const { axisLabel, ...lines } = axis(palette);
  return {
    ...base(palette), ...legend(palette, indicators.length > 1), grid: { left: 8, right: 20, top: 24, bottom: indicators.length > 1 ? 34 : 8, outerBoundsMode: 'same' },
    xAxis: { type: 'category', data: points.map(({ period }) => periodMark(period)), ...lines, axisLabel: { ...axisLabel, margin: hasNumbersBelow ? BELOW_NUMBERS : 8 }, splitLine: { show: false } },
    yAxis: { type: 'value', minInterval: 1, ...axis(palette) },
    series: indicators.map(({ title }, index) => ({
      type: 'line', name: title, symbol: SYMBOLS[index % SYMBOLS.length], symbolSize: 7, lineStyle: { width: 2, type: index % 2 === 0 ? 'solid' : 'dashed' },
      data: points.map(({ cells }) => cells[index]?.value ?? null), label: { show: hasNumbers, color: palette.text, position: index % 2 === 0 ? 'top' : 'bottom', formatter: ({ value }: { value: unknown }) => (typeof value === 'number' ? numberText(value) : '') },
    })),
  };
}
function ranking({ indicator, rows }: Of<'ranking'>, palette: Palette): object {
  return {
    ...base(palette), grid: { left: 8, right: 64, top: 4, bottom: 4, outerBoundsMode: 'same' },
    yAxis: { type: 'category', inverse: true, data: rows.map(({ title }) => title), ...axis(palette), axisLabel: { color: palette.text, width: 110, overflow: 'truncate' } },
    xAxis: { type: 'value', show: false },
    series: [{ type: 'bar', barMaxWidth: 18, itemStyle: { borderRadius: 3 }, data: rows.map(({ cell }) => ({ value: cell.value ?? 0 })), label: { show: true, position: 'right', color: palette.text, formatter: ({ dataIndex }: { dataIndex: number }) => { const row = rows[dataIndex]; return row ? cellText(row.cell, indicator) : ''; } } }],
  };
}
function money({ statement: { kind, rows } }: Of<'money'>, palette: Palette): object {
  const shown = (['in', 'out', 'closing'] as const);
  return {
    ...base(palette), ...legend(palette, true), grid: { left: 8, right: 56, top: 8, bottom: 34, outerBoundsMode: 'same' },
    yAxis: { type: 'category', inverse: true, data: rows.map(({ title }) => title), ...axis(palette), axisLabel: { color: palette.text, width: 110, overflow: 'truncate' } },
    xAxis: { type: 'value', show: false },
    series: shown.map((key) => ({ type: 'bar', name: t(`money.${key}`), barMaxWidth: 14, data: rows.map((row) => shownAmount(kind, row[key])), label: { show: true, position: 'right', color: palette.text, formatter: ({ value }: { value: unknown }) => numberText(Number(value)) } })),
  };
}

export function optionOf(tile: Charted, palette: Palette): object {
  switch (tile.kind) {
    case 'trend': return trend(tile, palette);
    case 'ranking': return ranking(tile, palette);
    case 'money': return money(tile, palette);
  }
}
/** In px: bars need room by their number. */
export function heightOf(tile: Charted): number {
  if (tile.kind === 'trend') return 240;
  return tile.kind === 'ranking' ? Math.max(80, tile.rows.length * 30 + 16) : Math.max(120, tile.statement.rows.length * 66 + 48);
}
