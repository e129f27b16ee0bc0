/** Steps of a scenario in words, with the pack's titles for its ids. */
import { actionsOf, type CompiledPack, CORE_TEXT, type Json, problemText, type ScenarioDef } from '@liandong/core/run';
import { makeText } from '@liandong/client';
import { t } from '../../text';

type Step = ScenarioDef['steps'][number];
const core = makeText(CORE_TEXT);

const nodeTitle = (id: string, pack: CompiledPack | undefined): string =>
  Object.values(pack?.processes ?? {}).flatMap((process) => Object.values(process.nodes)).find((node) => node.id === id)?.title ?? id;
const stateTitle = (id: string, pack: CompiledPack | undefined): string =>
  Object.values(pack?.records ?? {}).flatMap((record) => record.states).find((state) => state.id === id)?.title ?? id;
const fieldTitle = (id: string, pack: CompiledPack | undefined): string =>
  Object.values(pack?.forms ?? {}).map((form) => form.fields[id]?.title).find((title) => title !== undefined) ?? id;

/** The node that a move is about. */
const nodeOf = (step: Step): string => [step.complete, step.return, step.claim, step.release, step.reassign].find((move) => move !== undefined)?.node ?? '';

export function moveText(step: Step, pack: CompiledPack | undefined): string {
  const [action] = actionsOf(step);
  if (action === undefined) return step.note ?? '';
  const id = step.start?.service ?? '';
  return t(`scenarios.action.${action}`, { service: pack?.services[id]?.title ?? id, node: nodeTitle(nodeOf(step), pack), outcome: step.complete?.outcome ?? '', wait: step.wait ?? '' }).trim();
}

const list = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);
const plain = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value));
const entries = (value: unknown, title: (key: string) => string, text: (value: unknown) => string): string =>
  Object.entries((value ?? {}) as Record<string, Json>).map(([key, one]) => t('scenarios.pair', { key: title(key), value: text(one) })).join(t('list.comma'));

const VALUES: Readonly<Record<string, (value: unknown, pack: CompiledPack | undefined) => string>> = {
  refused: (value) => problemText({ code: String(value), params: {} }),
  open: (value, pack) => list(value).map((id) => nodeTitle(id, pack)).join(t('list.comma')) || t('scenarios.nothing'),
  status: (value) => core.find(`status.${String(value)}`) ?? String(value),
  endNode: (value, pack) => nodeTitle(String(value), pack),
  recordState: (value, pack) => stateTitle(String(value), pack),
  record: (value, pack) => entries(value, (key) => fieldTitle(key, pack), plain),
  candidates: (value, pack) => entries(value, (key) => nodeTitle(key, pack), (ids) => list(ids).join(t('list.comma'))),
  effects: (value) => list(value).join(t('list.comma')),
};

/** What must be true after the step. */
export const expectText = (step: Step, pack: CompiledPack | undefined): string =>
  Object.entries(step.expect ?? {}).map(([key, value]) => t('scenarios.expects', { key: t.find(`scenarios.expect.${key}`) ?? key, value: VALUES[key]?.(value, pack) ?? plain(value) })).join(t('scenarios.then2'));
