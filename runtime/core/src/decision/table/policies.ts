import { problem } from '../../shared/problem';
import { type FeelContext, feelEquals, type FeelValue } from '../../expression/index';
import { findType } from '../conform';
import type { Run, Scope } from '../run';
import type { Aggregation, HitPolicy, TableBox } from '../types';

export interface Hit {
  /** number of the rule, from 1 */
  readonly rule: number;
  readonly value: FeelValue;
}
export interface Table {
  readonly box: TableBox;
  readonly scope: Scope;
  readonly run: Run;
}
type Policy = (hits: readonly [Hit, ...Hit[]] | readonly Hit[], table: Table) => FeelValue;

const valuesOf = (hits: readonly Hit[]): FeelValue[] => hits.map((hit) => hit.value);
const first: Policy = (hits) => hits[0]?.value ?? null;

/** Refused rather than guessed: nobody can say which of the rules was meant. */
const refused = (code: string, hits: readonly Hit[], { box, run }: Table): FeelValue => {
  run.say(problem(code, box.at, { rules: hits.map((hit) => hit.rule).join(', ') }));
  return null;
};

/** Where each value of an output stands among those listed for it, highest priority first. */
function rankOf(table: Table): (value: FeelValue) => number[] {
  const { box, scope, run } = table;
  const listed = box.outputs.map((output, index) => {
    const text = output.values ?? (output.type === undefined ? undefined : findType(run.model, output.type)?.def.allowed);
    const values = text === undefined ? null : run.feel(`[${text}]`, scope, `${box.at}/output/${index + 1}`);
    return Array.isArray(values) ? (values as readonly FeelValue[]) : [];
  });
  const place = (value: FeelValue, index: number): number => {
    const at = (listed[index] ?? []).findIndex((candidate) => feelEquals(candidate, value) === true);
    return at < 0 ? Number.MAX_SAFE_INTEGER : at;
  };
  return (value) => box.outputs.map((output, index) => place(box.outputs.length === 1 ? value : ((value as FeelContext)[output.name ?? String(index + 1)] ?? null), index));
}

function sorted(hits: readonly Hit[], table: Table): Hit[] {
  const rank = rankOf(table);
  const ranked = hits.map((hit) => ({ hit, ranks: rank(hit.value) }));
  const compare = (a: readonly number[], b: readonly number[]): number => a.map((place, index) => place - (b[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
  return ranked.sort((a, b) => compare(a.ranks, b.ranks)).map(({ hit }) => hit);
}

/** FEEL's own functions, so that numbers are added and compared as everywhere else. */
const AGGREGATES: Readonly<Record<Aggregation, string>> = { SUM: 'sum(values)', MIN: 'min(values)', MAX: 'max(values)', COUNT: 'count(values)' };

export const POLICIES: Readonly<Record<HitPolicy, Policy>> = {
  UNIQUE: (hits, table) => (hits.length === 1 ? first(hits, table) : refused('decision.not-unique', hits, table)),
  ANY: (hits, table) => (hits.every((hit) => feelEquals(hit.value, hits[0]?.value ?? null) === true) ? first(hits, table) : refused('decision.not-any', hits, table)),
  FIRST: first,
  PRIORITY: (hits, table) => first(sorted(hits, table), table),
  'RULE ORDER': valuesOf,
  'OUTPUT ORDER': (hits, table) => valuesOf(sorted(hits, table)),
  COLLECT: (hits, { box, run }) => (box.aggregation === undefined ? valuesOf(hits) : run.feel(AGGREGATES[box.aggregation], { values: valuesOf(hits) }, box.at)),
};
