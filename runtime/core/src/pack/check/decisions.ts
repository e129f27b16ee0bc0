/** 决策 in the pack: which a process calls, what of the record it reads, and which nobody calls. */
import { isSealed } from '../../access/index';
import { inputsOf, modelOf } from '../../decision/order';
import type { DecisionModel } from '../../decision/types';
import type { ProcessModel, ProcessNode } from '../../process/types';
import type { Problem } from '../../shared/problem';
import { servicesOf } from './calls';
import { about, knownFields, type LintInput } from './input';

const calledBy = ({ props }: ProcessNode): string | undefined => (typeof props.decision === 'string' && props.decision !== '' ? props.decision : undefined);

/** A file of decisions that is broken says so itself: then nothing is called missing. */
const areAllThere = ({ pack, source }: LintInput): boolean => Object.keys(source.decision).every((id) => Object.hasOwn(pack.decisions, id));

const recordsOf = (input: LintInput, process: ProcessModel): string[] =>
  [...new Set(servicesOf(input.pack, process.id).map((service) => service.record))];

/** Sealed values that a decision reads: its answer lies open in the state of the process. */
function sealedBy(input: LintInput, process: ProcessModel, names: readonly string[]): string[] {
  const sealed = recordsOf(input, process).flatMap((type) => Object.values(knownFields(input, type) ?? {})).filter(isSealed);
  return sealed.filter((field) => names.includes(field.id) || names.includes('record')).map((field) => field.title);
}

/** Inputs that nothing gives would be empty for ever. */
function missingFor(input: LintInput, process: ProcessModel, node: ProcessNode, names: readonly string[]): string[] {
  const fields = recordsOf(input, process).map((type) => knownFields(input, type));
  if (fields.length === 0 || fields.includes(undefined)) return [];
  const results = Object.values(process.nodes).flatMap(({ props, inputs, outputs }) => [props.resultVariable, ...(inputs ?? []).map(({ target }) => target), ...(outputs ?? []).map(({ target }) => target)]);
  const known = new Set<unknown>(['record', 'params', 'outcome', ...fields.flatMap((of) => Object.keys(of ?? {})), ...results]);
  return names.filter((name) => !known.has(name) && node.inputs === undefined);
}

function lintCall(input: LintInput, process: ProcessModel, node: ProcessNode, decision: string): Problem[] {
  const at = about('process', process.id);
  const nameOf = { node: node.title || node.id };
  const model = modelOf(input.pack.decisions, decision);
  if (!model) return areAllThere(input) ? [at('process.decision-unknown', `/${node.id}`, { ...nameOf, decision })] : [];
  const names = inputsOf(model, decision).map((read) => read.name);
  return [
    ...sealedBy(input, process, names).map((field) => at('process.sealed-variable', `/${node.id}`, { ...nameOf, field })),
    ...missingFor(input, process, node, names).map((name) => at('process.decision-input', `/${node.id}`, { ...nameOf, name }, 'warning')),
  ];
}

/** A process names a decision without its file: an id must be in one file only. */
function lintShared(models: readonly DecisionModel[]): Problem[] {
  const owners = new Map<string, string>();
  return models.flatMap((model) =>
    Object.values(model.nodes).flatMap((node) => {
      if (node.kind !== 'decision' && node.kind !== 'service') return [];
      const other = owners.get(node.id);
      owners.set(node.id, model.id);
      return other === undefined ? [] : [about('decision', model.id)('decision.id-shared', `/${node.id}`, { id: node.id, other })];
    }));
}

export function lintDecisions(input: LintInput): Problem[] {
  const models = Object.values(input.pack.decisions);
  const calls = Object.values(input.pack.processes).flatMap((process) => Object.values(process.nodes).map((node) => ({ process, node, decision: calledBy(node) })));
  const used = new Set([
    ...calls.flatMap(({ decision }) => (decision === undefined ? [] : (modelOf(input.pack.decisions, decision)?.id ?? []))),
    ...models.flatMap((model) => Object.values(model.imports).map((imported) => imported.id)),
  ]);
  return [
    ...calls.flatMap(({ process, node, decision }) => (decision === undefined ? [] : lintCall(input, process, node, decision))),
    ...lintShared(models),
    ...models.filter((model) => !used.has(model.id)).map((model) => about('decision', model.id)('decision.unused', '', { name: model.title }, 'warning')),
  ];
}
