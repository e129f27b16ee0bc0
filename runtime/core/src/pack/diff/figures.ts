import { CORE_TEXT } from '../../text/index';
import type { IndicatorDef, ReportDef } from '../../indicator/format';
import { pathOf } from '../files';
import type { CompiledPack } from '../program';
import { compare, list, type PackChange, word } from './change';

type Titled = Readonly<Record<string, { readonly title: string }>>;
const title = (entry: { readonly title: string }): string => entry.title;
const titled = (table: Titled | undefined, id: string | undefined): string => (id === undefined ? '' : (table?.[id]?.title ?? id));

const indicatorAspects = (after: CompiledPack) => ({
  name: title, unit: (def: IndicatorDef) => word(CORE_TEXT.unit, def.unit), formula: (def: IndicatorDef) => String(def.version), record: (def: IndicatorDef) => titled(after.records, def.record), where: (def: IndicatorDef) => def.where ?? '',
  aggregate: (def: IndicatorDef) => word(CORE_TEXT.aggregate, def.aggregate), value: (def: IndicatorDef) => def.value ?? '', time: (def: IndicatorDef) => def.time ?? '', about: (def: IndicatorDef) => def.description ?? '',
  above: (def: IndicatorDef) => def.org ?? '', dimensions: (def: IndicatorDef) => list((def.dimensions ?? []).map((one) => `${one.title} ${one.value}`)),
  parts: (def: IndicatorDef) => list([titled(after.indicators, def.numerator), titled(after.indicators, def.denominator), titled(after.plans, def.plan), def.factor === undefined ? '' : `×${def.factor}`].filter((part) => part !== '')),
  small: (def: IndicatorDef) => (def.smallCells === undefined ? '' : String(def.smallCells)), former: (def: IndicatorDef) => list((def.former ?? []).map((one) => `${one.version} (${one.until})`)),
});

function reportAspects(after: CompiledPack) {
  const role = (id: string): string => after.manifest.roles.find((one) => one.id === id)?.title ?? id;
  return {
    name: title, rows: (def: ReportDef) => word(CORE_TEXT.tier, def.rows), period: (def: ReportDef) => word(CORE_TEXT.period, def.period), indicators: (def: ReportDef) => list(def.indicators.map((id) => titled(after.indicators, id))),
    dimensions: (def: ReportDef) => def.dimension ?? '', parts: (def: ReportDef) => titled(after.reports, def.gathers), climb: (def: ReportDef) => list((def.climb?.steps ?? []).map((step) => `${step.title} (${list(step.roles.map(role))})`)),
    words: (def: ReportDef) => list((def.sentences ?? []).map(({ text }) => text)), comment: (def: ReportDef) => list((def.exceptions ?? []).map((one) => `${one.title}: ${one.when}`)),
  };
}

export const diffFigures = (before: CompiledPack, after: CompiledPack): PackChange[] => [
  ...compare(before.indicators, after.indicators, { item: (id) => pathOf('indicator', id), title, aspects: indicatorAspects(after) }),
  ...compare(before.reports, after.reports, { item: (id) => pathOf('report', id), title, aspects: reportAspects(after) }),
  ...compare(before.notices, after.notices, { item: (id) => pathOf('notice', id), title, aspects: { name: title, record: (def) => titled(after.records, def.record), where: (def) => def.where, fields: (def) => list(def.fields) } }),
];
