/** 记账规则: made at a step that is there, of values that are filled and may be told, between accounts that they fit. */
import { isSealed } from '../../access/index';
import { checkFeel, feelVariables } from '../../expression/index';
import type { FieldSpec } from '../../form/types';
import { isInstant } from '../../ledger/done';
import type { LedgerDef, PostingRule } from '../../ledger/format';
import type { ProcessNode } from '../../process/types';
import type { Problem } from '../../shared/problem';
import { servicesOf } from './calls';
import { type about, isThere, knownFields, type LintInput } from './input';
import { lintLines } from './ledger-lines';
import { twiceIn } from './names';
import { unknownParams } from './variables';

type At = ReturnType<typeof about>;
/** What a rule reads besides the record's fields. */
const OF_RULE = ['data', 'state', 'stateAt', 'createdAt', 'occurredAt', 'no', 'orgId', 'outcome', 'params'];

function lintNode(node: ProcessNode, rule: PostingRule, at: At, path: string): Problem[] {
  const named = { rule: rule.title, node: node.title || node.id };
  if (!node.task && !isInstant(node.type)) return [at('ledger.node-waits', `${path}/on/node`, named)];
  const { outcome } = rule.on;
  return outcome === undefined || node.task?.outcomes.some(({ id }) => id === outcome) ? [] : [at('ledger.outcome-unknown', `${path}/on/outcome`, { ...named, outcome })];
}

function lintStep(input: LintInput, rule: PostingRule, at: At, path: string): Problem[] {
  const { process, node } = rule.on;
  const model = input.pack.processes[process];
  if (!model) return isThere(input, 'process', process) ? [] : [at('ledger.process-unknown', `${path}/on/process`, { rule: rule.title, process })];
  const unused = servicesOf(input.pack, process).length > 0 ? [] : [at('ledger.process-unused', `${path}/on/process`, { rule: rule.title, process: model.title }, 'warning')];
  const place = Object.hasOwn(model.nodes, node) ? model.nodes[node] : undefined;
  return place ? [...unused, ...lintNode(place, rule, at, path)] : [...unused, at('ledger.node-unknown', `${path}/on/node`, { rule: rule.title, node })];
}

/** Fields of all the records that the process is about; undefined where a broken form keeps them unknown. */
function fieldsAt(input: LintInput, { on }: PostingRule): Readonly<Record<string, FieldSpec>> | undefined {
  const all = [...new Set(servicesOf(input.pack, on.process).map(({ record }) => record))].map((type) => knownFields(input, type));
  return all.length === 0 || all.includes(undefined) ? undefined : (Object.assign({}, ...all) as Record<string, FieldSpec>);
}

const expressionsOf = (rule: PostingRule, path: string): [string, string][] => [
  ...(['when', 'voucher'] as const).flatMap((key): [string, string][] => (rule[key] === undefined ? [] : [[`${path}/${key}`, rule[key]]])),
  ...rule.lines.flatMap((line, index): [string, string][] => [
    [`${path}/lines/${index}/amount`, line.amount], ...Object.entries(line.dimensions ?? {}).map(([id, text]): [string, string] => [`${path}/lines/${index}/dimensions/${id}`, text]),
  ]),
];

/** What stands in the books is seen by all who may see the books: nothing that is sealed may come into them. */
function lintExpressions(input: LintInput, rule: PostingRule, at: At, path: string): Problem[] {
  const fields = fieldsAt(input, rule);
  const table = rule.rows === undefined ? undefined : fields?.[rule.rows];
  const rows = fields && rule.rows !== undefined && !table?.columns ? [at('ledger.rows-unknown', `${path}/rows`, { rule: rule.title, rows: rule.rows })] : [];
  const known: Readonly<Record<string, FieldSpec>> = { ...fields, ...table?.columns };
  return [...rows, ...expressionsOf(rule, path).flatMap(([place, text]) => {
    const names = fields ? feelVariables(text) : [];
    const sealed = names.flatMap((name) => { const field = known[name]; return field && isSealed(field) && !(name === rule.rows) ? [field] : []; });
    return [
      ...checkFeel(text).map((found) => at(found.code, place, found.params)),
      ...names.filter((name) => !Object.hasOwn(known, name) && !OF_RULE.includes(name)).map((name) => at('ledger.name-unknown', place, { rule: rule.title, name })),
      ...sealed.map(({ title, level }) => at('ledger.sealed', place, { rule: rule.title, field: title, level })),
      ...unknownParams(input, text).map((name) => at('ledger.name-unknown', place, { rule: rule.title, name: `params.${name}` })),
    ];
  })];
}

export function lintPostings(input: LintInput, def: LedgerDef, at: At): Problem[] {
  const ids = def.postings.map(({ id }) => id);
  return [
    ...twiceIn(ids).map((rule) => at('ledger.rule-twice', '/postings', { rule })),
    ...def.postings.flatMap((rule, index) => {
      const path = `/postings/${index}`;
      const reverses = rule.kind === 'reverse' && !ids.includes(rule.of ?? '') ? [at('ledger.of-unknown', `${path}/of`, { rule: rule.title, id: rule.of ?? '' })] : [];
      return [...lintStep(input, rule, at, path), ...lintExpressions(input, rule, at, path), ...reverses, ...(rule.kind === 'reverse' ? [] : lintLines(def, rule, at, path))];
    }),
  ];
}
