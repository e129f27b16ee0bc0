/** 记录类型: states, numbering, and fields that some form really fills. */
import { countsUp, unknownPlaceholders } from '../../record/number';
import type { Problem } from '../../shared/problem';
import type { RecordType } from '../../record/format';
import { about, knownFields, type LintInput } from './input';
import { twiceIn } from './names';
import { lintDerived } from './record-derived';
import { lintLife } from './record-life';
import { lintLinks } from './record-links';
import { lintPeople } from './record-people';

function lintStates(input: LintInput, type: RecordType): Problem[] {
  const at = about('record', type.id);
  const ids = type.states.map((state) => state.id);
  const named = [['initialState', type.initialState], ['withdrawnState', type.withdrawnState], ['terminatedState', type.terminatedState], ['rejectedState', type.rejectedState]] as const;
  const unknown = named.flatMap(([key, state]) => (state === undefined || ids.includes(state) ? [] : [at('record.state-unknown', `/${key}`, { state })]));
  const processes = Object.values(input.pack.services).filter((service) => service.record === type.id).map((service) => input.pack.processes[service.process]);
  const entered = new Set<string | undefined>([...named.map(([, state]) => state), ...(type.actions ?? []).map(({ to }) => to), type.void?.state]);
  for (const model of processes) for (const node of Object.values(model?.nodes ?? {})) entered.add(node.recordState);
  const unused = processes.includes(undefined) ? [] : type.states.filter((state) => !entered.has(state.id));
  return [
    ...twiceIn(ids).map((state) => at('record.state-twice', '/states', { state })),
    ...unknown,
    ...unused.map((state) => at('record.state-unused', '/states', { state: state.title }, 'warning')),
  ];
}

function lintFields(input: LintInput, type: RecordType): Problem[] {
  const at = about('record', type.id);
  const fields = knownFields(input, type.id);
  if (!fields) return [];
  if (Object.keys(fields).length === 0) return [at('record.no-form', '')];
  const missing = (field: string): boolean => !Object.hasOwn(fields, field);
  const derived = (type.derived ?? []).map(({ id }) => id);
  return [
    ...[type.titleField].filter(missing).map((field) => at('record.title-unknown', '/titleField', { field })),
    ...type.columns.filter((field) => missing(field) && !derived.includes(field)).map((field) => at('record.column-unknown', '/columns', { field })),
    ...(type.subject?.identity ?? []).filter(missing).map((field) => at('record.identity-unknown', '/subject/identity', { field })),
  ];
}

export const lintRecords = (input: LintInput): Problem[] =>
  Object.values(input.pack.records).flatMap((type) => {
    const at = about('record', type.id);
    const numbering = [
      ...unknownPlaceholders(type.numbering).map((name) => at('record.numbering', '/numbering', { name })),
      ...(countsUp(type.numbering) ? [] : [at('record.numbering-seq', '/numbering')]),
    ];
    return [...numbering, ...lintStates(input, type), ...lintFields(input, type), ...lintLife(input, type), ...lintLinks(input, type), ...lintDerived(input, type), ...lintPeople(input, type)];
  });
