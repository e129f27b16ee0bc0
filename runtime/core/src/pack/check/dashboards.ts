/** 看板: what its tiles show is there, can be taken apart as they say, and is of one unit where it is drawn together. */
import type { DashboardDef, TileDef } from '../../dashboard/format';
import type { Problem } from '../../shared/problem';
import { about, isThere, type LintInput, roleOf } from './input';

type At = (code: string, path: string, params?: Problem['params']) => Problem;

function lintIndicators(input: LintInput, at: At, ids: readonly string[]): Problem[] {
  return ids.filter((id) => !isThere(input, 'indicator', id)).map((id) => at('dashboard.indicator-unknown', '', { id }));
}

/** One axis has one unit. */
function lintUnits({ pack }: LintInput, at: At, ids: readonly string[]): Problem[] {
  const units = new Set(ids.flatMap((id) => pack.indicators[id]?.unit ?? []));
  return units.size > 1 ? [at('dashboard.units-mixed', '/indicators')] : [];
}

function lintRanking({ pack }: LintInput, at: At, { indicator, dimension, by }: Extract<TileDef, { kind: 'ranking' }>): Problem[] {
  if (dimension === undefined) return [];
  const def = pack.indicators[indicator];
  // what is made of others is taken apart by what those have in common
  const parts = [def?.numerator, def?.denominator].flatMap((id) => (id === undefined ? [] : (pack.indicators[id] ?? [])));
  const known = def === undefined || (parts.length > 0 ? parts : [def]).every(({ dimensions = [] }) => dimensions.some(({ id }) => id === dimension));
  return [...(known ? [] : [at('dashboard.dimension-unknown', '/dimension', { id: dimension, title: def.title })]), ...(by === undefined ? [] : [at('dashboard.both-ways', '/by')])];
}

function lintPlaces(at: At, { places = [] }: Extract<TileDef, { kind: 'grid' }>): Problem[] {
  const first = (found: (place: (typeof places)[number]) => string) => places.map((place, index) => places.findIndex((other) => found(other) === found(place)) === index);
  const [units, squares] = [first(({ unit }) => unit), first(({ row, column }) => `${row} ${column}`)];
  return places.flatMap((place, index) => [
    ...(units[index] ? [] : [at('dashboard.place-twice', `/places/${index}/unit`, { unit: place.unit })]),
    ...(squares[index] ? [] : [at('dashboard.square-taken', `/places/${index}`, { unit: place.unit })]),
  ]);
}

function lintMoney(input: LintInput, at: At, { ledger }: Extract<TileDef, { kind: 'money' }>): Problem[] {
  if (!isThere(input, 'ledger', ledger)) return [at('dashboard.ledger-unknown', '/ledger', { id: ledger })];
  const def = input.pack.ledgers?.[ledger];
  return def && !def.statement ? [at('dashboard.no-statement', '/ledger', { title: def.title })] : [];
}

function lintTile(input: LintInput, at: At, tile: TileDef): Problem[] {
  switch (tile.kind) {
    case 'number': return lintIndicators(input, (code, _path, params) => at(code, '/indicator', params), [tile.indicator]);
    case 'trend': return [...lintIndicators(input, (code, _path, params) => at(code, '/indicators', params), tile.indicators), ...lintUnits(input, at, tile.indicators)];
    case 'ranking': return [...lintIndicators(input, (code, _path, params) => at(code, '/indicator', params), [tile.indicator]), ...lintRanking(input, at, tile)];
    case 'grid': return [...lintIndicators(input, (code, _path, params) => at(code, '/indicator', params), [tile.indicator]), ...lintPlaces(at, tile)];
    case 'fulfilment': return (tile.services ?? []).flatMap((id) => {
      const service = input.pack.services[id];
      if (!service) return [at('dashboard.service-unknown', '/services', { id })];
      return service.quota ? [] : [at('dashboard.service-no-quota', '/services', { title: service.title })];
    });
    case 'money': return lintMoney(input, at, tile);
  }
}

function lintDashboard(input: LintInput, def: DashboardDef): Problem[] {
  const at = about('dashboard', def.id);
  return [
    ...(def.roles ?? []).filter((id) => !roleOf(input.pack, id)).map((id) => at('dashboard.role-unknown', '/roles', { id })),
    ...def.tiles.flatMap((tile, index) => [
      ...(def.tiles.findIndex(({ id }) => id === tile.id) === index ? [] : [at('dashboard.tile-twice', `/tiles/${index}/id`, { id: tile.id })]),
      ...(tile.kind === 'trend' && def.period === 'all' ? [at('dashboard.trend-of-all', `/tiles/${index}`, { title: tile.title })] : []),
      ...lintTile(input, (code, path, params) => at(code, `/tiles/${index}${path}`, params), tile),
    ]),
  ];
}

export const lintDashboards = (input: LintInput): Problem[] => Object.values(input.pack.dashboards ?? {}).flatMap((def) => lintDashboard(input, def));
