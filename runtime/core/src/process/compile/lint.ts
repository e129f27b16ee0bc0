/** Findings about a model that need no other file of the pack: dead ends, unreachable nodes, steps nobody is named for. */
import { checkFeel } from '../../expression/index';
import { TIERS } from '../../org/types';
import { isReserved } from '../../shared/names';
import { problem, type Problem, type Severity } from '../../shared/problem';
import { ELEMENTS } from '../elements/registry';
import { beginnings, leadingTo, reachable } from '../paths';
import { isNamed, isReturnWord, lintApproval } from './lint-approval';
import { lintSoundness } from '../soundness/index';
import { isEnd } from '../structure';
import { isDuration } from '../timer';
import type { ProcessModel, ProcessNode, TaskProps } from '../types';

const isSafeId = (id: string): boolean => id !== '' && !isReserved(id);
const definitions = new Map(ELEMENTS.map((element) => [element.type, element]));

type At = (code: string, params?: Problem['params'], severity?: Severity) => Problem;
const named = (node: ProcessNode): At => (code, params = {}, severity = 'error') => problem(code, `/${node.id}`, { node: node.title || node.id, ...params }, severity);

/** 谁来办 */
function lintAssignment(node: ProcessNode, task: TaskProps, model: ProcessModel, at: At): Problem[] {
  const { assignment } = task;
  if (!isNamed(node, task)) return [at('process.nobody')];
  if (!assignment) return [];
  const tiers = [assignment.at, ...assignment.fallback.map((entry) => entry.at)].filter((tier) => tier !== undefined && !(TIERS as readonly string[]).includes(tier));
  const strangers = assignment.except.filter((except) => except !== 'initiator' && !model.nodes[except]?.task);
  return [...tiers.map((tier) => at('process.tier-unknown', { tier: tier ?? '' })), ...strangers.map((except) => at('process.except-unknown', { except }))];
}

/** 多久办、怎么走、填什么 */
function lintTask(node: ProcessNode, task: TaskProps, model: ProcessModel, at: At): Problem[] {
  const found = [...lintAssignment(node, task, model, at), ...lintApproval(node, at)];
  for (const to of task.returns) if (!isReturnWord(to) && model.nodes[to]?.task?.kind !== 'task') found.push(at('process.return-unknown', { to }));
  if (task.due !== undefined && !isDuration(task.due)) found.push(at('process.duration'));
  if (new Set(task.outcomes.map((outcome) => outcome.id)).size !== task.outcomes.length) found.push(at('process.outcome-twice'));
  if (task.outcomes.some((outcome) => outcome.id === '' || outcome.title === '')) found.push(at('process.outcome-empty'));
  if (Object.values(task.access ?? {}).some((mode) => !['edit', 'read', 'hide'].includes(mode))) found.push(at('process.access-mode'));
  return found;
}

function lintNode(node: ProcessNode, model: ProcessModel, reached: Set<string>): Problem[] {
  const at = named(node);
  const found = node.task ? lintTask(node, node.task, model, at) : [];
  if (!isSafeId(node.id)) found.push(at('process.id-reserved', { id: node.id }));
  if (node.title === '' && node.task) found.push(at('process.untitled', {}, 'warning'));
  if (!reached.has(node.id)) found.push(at('process.unreachable'));
  if (mustGoOn(node, model) && node.outgoing.length === 0) found.push(at('process.dead-end'));
  return [...found, ...(definitions.get(node.type)?.lint?.(node, model) ?? [])];
}

/** Nodes after which something must come; the others end a way, or lie beside the flow. */
const mustGoOn = (node: ProcessNode, model: ProcessModel): boolean =>
  !isEnd(node) && !node.undoes && !['event-sub-process', 'link-throw-event', 'compensation-boundary-event'].includes(node.type) && model.nodes[node.parent ?? '']?.type !== 'ad-hoc-sub-process';

/** Can every node come to an end? */
function lintEnds(model: ProcessModel): Problem[] {
  const ending = leadingTo(model, (node) => !mustGoOn(node, model));
  return Object.values(model.nodes).filter((node) => !ending.has(node.id)).map((node) => named(node)('process.no-way-out'));
}

export function lintModel(model: ProcessModel): Problem[] {
  const begins = beginnings(model);
  const reached = begins.length === 0 ? new Set(Object.keys(model.nodes)) : reachable(model, ...begins);
  const conditions = Object.values(model.flows).flatMap((flow) =>
    (flow.condition === undefined ? [] : checkFeel(flow.condition)).map((found) => ({ ...found, path: `/${flow.id}` })),
  );
  const found = [...Object.values(model.nodes).flatMap((node) => lintNode(node, model, reached)), ...conditions, ...lintEnds(model)];
  return found.some((entry) => entry.severity === 'error') ? found : [...found, ...lintSoundness(model)];
}
