import type { CompiledPack } from '../pack/program';
import type { IndicatorDef } from './format';

/** A way of counting records. `voided`: records in this state are not there, unless the filter asks about states itself. */
export interface Counted extends Omit<IndicatorDef, 'former'> {
  readonly voided?: string;
}

/** Figures made of other figures have no facts. */
export const isMade = ({ aggregate }: Pick<IndicatorDef, 'aggregate'>): boolean => aggregate === 'ratio' || aggregate === 'rate';

/** The id under which figures by an earlier definition stand beside those of today. */
export const formerId = (id: string, version: number): string => `${id}@${version}`;

function countedOf(pack: CompiledPack, def: Omit<IndicatorDef, 'former'>): Counted[] {
  const voided = pack.records[def.record ?? '']?.void?.state;
  const asks = /\bstate(At)?\b/.test(def.where ?? '');
  return isMade(def) || def.record === undefined ? [] : [{ ...def, ...(voided === undefined || asks ? {} : { voided }) }];
}

const asBefore = ({ former = [], where: _where, value: _value, time: _time, ...def }: IndicatorDef): Omit<IndicatorDef, 'former'>[] =>
  former.map(({ until: _until, ...formula }) => ({ ...def, ...formula, id: formerId(def.id, formula.version) }));

/** Everything of a pack that is counted from records: each indicator as it is, and as it was. */
export const countedIn = (pack: CompiledPack): Counted[] =>
  Object.values(pack.indicators).flatMap((def) => [def, ...asBefore(def)]).flatMap((def) => countedOf(pack, def));
