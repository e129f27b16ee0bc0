/** A condition as a sentence: 办理结果是通过, 并且 金额大于500. */
import type { Clause, Condition, Operator } from '../model/condition';
import { deciders, type Graph, resultsBefore } from '../model/graph';
import type { FieldInfo } from '../../../fields';
import type { PackContext } from '../model/pack-context';
import { t } from '../text';

export const OUTCOME = 'outcome';
const OPERATOR_KEYS = { '=': 'eq', '!=': 'ne', '>': 'gt', '>=': 'ge', '<': 'lt', '<=': 'le' } as const;
export const operatorText = (operator: Operator): string => t(`operator.${OPERATOR_KEYS[operator]}`);

/** What a condition behind a gateway may speak of. */
export interface Speech {
  readonly outcomes: readonly { readonly id: string; readonly title: string }[];
  readonly fields: readonly FieldInfo[];
  readonly params: PackContext['params'];
}
const TYPES: Readonly<Record<string, string>> = { number: 'number', boolean: 'boolean', list: 'array' };
/** What steps before have worked out, as if it were a field. */
const resultsAt = (graph: Graph, at: string, pack: PackContext): FieldInfo[] =>
  resultsBefore(graph, at).flatMap(({ title, id, result }) => {
    const parts = pack.decisions.find((one) => one.id === result?.decision)?.parts ?? [{ name: '', title: '', type: '', values: [] }];
    return parts.map((part): FieldInfo => ({
      id: [result?.name, part.name].filter((name) => name !== '').join('.'), type: TYPES[part.type] ?? 'string', options: part.values.map((value) => ({ value, title: value })),
      title: t(part.title === '' ? 'condition.result' : 'condition.resultPart', { node: title || id, part: part.title }),
    }));
  });

export const speechAt = (graph: Graph, gateway: string, pack: PackContext): Speech => ({
  outcomes: [...new Map(deciders(graph, gateway).flatMap((node) => node.outcomes).map((outcome) => [outcome.id, outcome])).values()], fields: [...resultsAt(graph, gateway, pack), ...pack.fields], params: pack.params,
});

export function leftText(left: string, speech: Speech): string {
  if (left === OUTCOME) return t('condition.outcome');
  const param = speech.params.find((one) => one.id === left);
  return param ? t('condition.params', { title: param.title }) : (speech.fields.find((field) => field.id === left)?.title ?? left);
}

function valueText({ left, value }: Clause, speech: Speech): string {
  if (value === null) return t('condition.empty');
  if (typeof value === 'object') return leftText(value.path, speech);
  if (typeof value === 'boolean') return t(value ? 'condition.yes' : 'condition.no');
  if (left === OUTCOME) return speech.outcomes.find((outcome) => outcome.id === value)?.title ?? String(value);
  return speech.fields.find((field) => field.id === left)?.options.find((option) => option.value === value)?.title ?? String(value);
}

export const conditionText = (condition: Condition, speech: Speech): string =>
  condition.clauses.map((clause) => t('condition.sentence', { left: leftText(clause.left, speech), operator: operatorText(clause.operator), value: valueText(clause, speech) }))
    .join(` ${t(condition.join === 'and' ? 'condition.joinAnd' : 'condition.joinOr')} `);
