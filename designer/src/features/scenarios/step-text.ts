/** Steps of a scenario in words, with the pack's titles for its ids. */
import { actionsOf, type CompiledPack, CORE_TEXT, dimText, displayValue, type FieldSpec, type Json, problemText, type ScenarioDef, unitOf } from '@liandong/core/run';
import { durationText, makeText } from '@liandong/client';
import { t } from '../../text';

type Step = ScenarioDef['steps'][number];
const core = makeText(CORE_TEXT);

const nodesOf = (pack: CompiledPack | undefined) => Object.values(pack?.processes ?? {}).flatMap((process) => Object.values(process.nodes));
const nodeTitle = (id: string, pack: CompiledPack | undefined): string => nodesOf(pack).find((node) => node.id === id)?.title ?? id;
const outcomeTitle = (node: string, id: string, pack: CompiledPack | undefined): string =>
  nodesOf(pack).filter((one) => one.id === node).flatMap((one) => one.task?.outcomes ?? []).find((outcome) => outcome.id === id)?.title ?? id;
const stateTitle = (id: string, pack: CompiledPack | undefined): string =>
  Object.values(pack?.records ?? {}).flatMap((record) => record.states).find((state) => state.id === id)?.title ?? id;
const fieldOf = (id: string, pack: CompiledPack | undefined): FieldSpec | undefined => Object.values(pack?.forms ?? {}).map((form) => form.fields[id]).find((field) => field !== undefined);

/** The node that a move is about. */
const nodeOf = (step: Step): string => [step.complete, step.return, step.claim, step.release, step.reassign, step.act].find((move) => move !== undefined)?.node ?? '';

const toldName = ({ message, signal }: Step): string => (message ?? signal)?.name ?? '';

export function moveText(step: Step, pack: CompiledPack | undefined): string {
  const [action] = actionsOf(step);
  if (action === undefined) return step.note ?? '';
  const id = step.start?.service ?? '';
  const [node, outcome, wait] = [nodeOf(step), step.complete?.outcome, step.wait ?? ''];
  const key = action === 'complete' && outcome !== undefined ? 'scenarios.action.completeWith' : `scenarios.action.${action}` as const;
  return t(key, { name: toldName(step), service: pack?.services[id]?.title ?? id, node: nodeTitle(node, pack), outcome: outcome === undefined ? '' : outcomeTitle(node, outcome, pack), wait: durationText(wait) ?? wait });
}

const list = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);
const plain = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value));
const entries = (value: unknown, title: (key: string) => string, text: (value: Json, key: string) => string): string =>
  Object.entries((value ?? {}) as Record<string, Json>).map(([key, one]) => t('scenarios.pair', { key: title(key), value: text(one, key) })).join(t('list.comma'));

/** A value of a field as a reader would see it. */
function valueText(value: Json, id: string, pack: CompiledPack | undefined): string {
  const field = fieldOf(id, pack);
  return pack && field ? displayValue(field, value, pack) || t('scenarios.nothing') : plain(value);
}

type BalanceExpected = NonNullable<NonNullable<Step['expect']>['balances']>[number];
/** What is on the books of whom, with the words of codes. */
function balanceText({ ledger, account, orgId, dimensions = {}, amount }: BalanceExpected, pack: CompiledPack | undefined): string {
  const def = pack?.ledgers?.[ledger];
  const dims = def && pack ? def.dimensions.flatMap((dimension) => (dimensions[dimension.id] === undefined ? [] : [dimText(pack, dimension, dimensions[dimension.id] ?? '')])) : Object.values(dimensions);
  const key = [orgId, def?.accounts.find(({ id }) => id === account)?.title ?? account, ...dims].join(' ');
  return t('scenarios.pair', { key, value: def ? `${amount} ${unitOf(def)}` : String(amount) });
}

type Names = ReadonlyMap<string, string>;
const VALUES: Readonly<Record<string, (value: unknown, pack: CompiledPack | undefined, people: Names) => string>> = {
  // which field or step it is about is not written in a scenario
  refused: (value) => problemText({ code: String(value), params: {} }).replaceAll('“”', ''),
  open: (value, pack) => list(value).map((id) => nodeTitle(id, pack)).join(t('list.comma')) || t('scenarios.nothing'),
  status: (value) => core.find(`status.${String(value)}`) ?? String(value),
  endNode: (value, pack) => nodeTitle(String(value), pack),
  recordState: (value, pack) => stateTitle(String(value), pack),
  record: (value, pack) => entries(value, (key) => fieldOf(key, pack)?.title ?? key, (one, key) => valueText(one, key, pack)),
  candidates: (value, pack, people) => entries(value, (key) => nodeTitle(key, pack), (ids) => list(ids).map((id) => people.get(id) ?? id).join(t('list.comma')) || t('scenarios.nothing')),
  balances: (value, pack) => ((value ?? []) as readonly BalanceExpected[]).map((one) => balanceText(one, pack)).join(t('list.comma')),
  effects: (value) => list(value).join(t('list.comma')),
};

/** What must be true after the step. `people`: the names of the scenario's people. */
export const expectText = (step: Step, pack: CompiledPack | undefined, people: Names): string =>
  Object.entries(step.expect ?? {}).map(([key, value]) => t('scenarios.expects', { key: t.find(`scenarios.expect.${key}`) ?? key, value: VALUES[key]?.(value, pack, people) ?? plain(value) })).join(t('scenarios.then2'));
