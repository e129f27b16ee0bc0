import { findType } from '../conform';
import { problem, type Problem } from '../../shared/problem';
import type { DecisionModel, TableBox } from '../types';
import { findOverlaps } from './overlap';

/** What a hit policy asks of the table. */
function lintPolicy(table: TableBox, model: DecisionModel): Problem[] {
  const { at, policy, aggregation, outputs } = table;
  const isRanked = policy === 'PRIORITY' || policy === 'OUTPUT ORDER';
  const hasRanks = outputs.some((output) => output.values !== undefined || (output.type !== undefined && findType(model, output.type)?.def.allowed !== undefined));
  return [
    ...(aggregation !== undefined && policy !== 'COLLECT' ? [problem('decision.aggregation-policy', at, { policy, aggregation })] : []),
    ...(aggregation !== undefined && aggregation !== 'COUNT' && outputs.length > 1 ? [problem('decision.aggregation-outputs', at, { aggregation })] : []),
    ...(isRanked && !hasRanks ? [problem('decision.priorities-missing', at, { policy })] : []),
  ];
}

function lintOutputs({ at, outputs }: TableBox): Problem[] {
  if (outputs.length === 0) return [problem('decision.no-output', at)];
  const names = outputs.map((output) => output.name);
  if (outputs.length > 1 && names.some((name) => name === undefined)) return [problem('decision.output-unnamed', at)];
  const twice = names.find((name, index) => name !== undefined && names.indexOf(name) !== index);
  return twice === undefined ? [] : [problem('decision.output-twice', at, { name: twice })];
}

export const lintTable = (table: TableBox, model: DecisionModel): Problem[] => [...lintPolicy(table, model), ...lintOutputs(table), ...findOverlaps(table)];
