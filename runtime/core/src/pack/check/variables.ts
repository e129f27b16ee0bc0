/** Names that expressions may read, for every place of the pack that has expressions. */
import { feelVariables } from '../../expression/index';
import { knownFields, type LintInput } from './input';

/** What an expression over a finished record reads besides its fields: indicators and notices. */
const OF_RECORD = ['data', 'state', 'stateAt', 'createdAt', 'occurredAt'];
/** What a condition or script of a process reads besides the record's fields and control variables. */
const OF_PROCESS = ['outcome', 'record', 'params'];

/** Names in an expression over a record that nothing stands for. */
export function unknownOfRecord(input: LintInput, recordType: string, expression: string): string[] {
  const fields = knownFields(input, recordType);
  const derived = (input.pack.records[recordType]?.derived ?? []).map(({ id }) => id);
  return fields ? feelVariables(expression).filter((name) => !Object.hasOwn(fields, name) && !OF_RECORD.includes(name) && !derived.includes(name)) : [];
}

export function unknownOfProcess(input: LintInput, recordTypes: readonly string[], variables: ReadonlySet<string>, expression: string): string[] {
  const all = recordTypes.map((type) => knownFields(input, type));
  if (all.length === 0 || all.includes(undefined)) return [];
  const isKnown = (name: string): boolean => OF_PROCESS.includes(name) || variables.has(name) || all.some((fields) => fields !== undefined && Object.hasOwn(fields, name));
  return feelVariables(expression).filter((name) => !isKnown(name));
}

/** `params.x` without such a parameter. */
export const unknownParams = ({ pack }: LintInput, expression: string): string[] =>
  [...expression.matchAll(/\bparams\.([\p{L}_][\p{L}\p{N}_]*)/gu)].map(([, name]) => name ?? '').filter((name) => !Object.hasOwn(pack.params, name));
