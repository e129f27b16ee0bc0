/** Findings about a model that need no other file of the pack: dead ends, unreachable nodes, steps nobody is named for. */
import { checkFeel } from '../../expression/index';
import { TIERS } from '../../org/types';
import { problem, type Problem } from '../../shared/problem';
import { ELEMENTS } from '../elements/registry';
import { reachable } from '../paths';
import { isDuration } from '../timer';
import type { ProcessModel, ProcessNode } from '../types';

const definitions = new Map(ELEMENTS.map((element) => [element.type, element]));

function lintTask(node: ProcessNode, model: ProcessModel): Problem[] {
  const { task } = node;
  if (!task) return [];
  const at = `/${node.id}`;
  const name = { node: node.title || node.id };
  const found: Problem[] = [];
  if (!task.assignment?.role) found.push(problem('process.nobody', at, name));
  const tiers = [task.assignment?.at, ...(task.assignment?.fallback ?? []).map((entry) => entry.at)].filter((tier) => tier !== undefined);
  for (const tier of tiers) if (!(TIERS as readonly string[]).includes(tier)) found.push(problem('process.tier-unknown', at, { ...name, tier }));
  for (const except of task.assignment?.except ?? [])
    if (except !== 'initiator' && !model.nodes[except]?.task) found.push(problem('process.except-unknown', at, { ...name, except }));
  for (const to of task.returns) if (!model.nodes[to]?.task) found.push(problem('process.return-unknown', at, { ...name, to }));
  if (task.due !== undefined && !isDuration(task.due)) found.push(problem('process.duration', at, name));
  if (new Set(task.outcomes.map((outcome) => outcome.id)).size !== task.outcomes.length) found.push(problem('process.outcome-twice', at, name));
  for (const outcome of task.outcomes) if (outcome.id === '' || outcome.title === '') found.push(problem('process.outcome-empty', at, name));
  for (const mode of Object.values(task.access ?? {})) if (!['edit', 'read', 'hide'].includes(mode)) found.push(problem('process.access-mode', at, { ...name, mode }));
  return found;
}

function lintNode(node: ProcessNode, model: ProcessModel, reached: Set<string>): Problem[] {
  const at = `/${node.id}`;
  const name = { node: node.title || node.id };
  const found = lintTask(node, model);
  if (node.title === '' && node.task) found.push(problem('process.untitled', at, name, 'warning'));
  if (!reached.has(node.id)) found.push(problem('process.unreachable', at, name));
  if (node.type !== 'end-event' && node.outgoing.length === 0) found.push(problem('process.dead-end', at, name));
  if (node.type === 'boundary-timer-event' && !model.nodes[node.attachedTo ?? '']?.task) found.push(problem('process.attached-to', at, name));
  return [...found, ...(definitions.get(node.type)?.lint?.(node, model) ?? [])];
}

/** Can every node come to an end event? */
function lintEnds(model: ProcessModel): Problem[] {
  return Object.values(model.nodes)
    .filter((node) => ![...reachable(model, node.id)].some((id) => model.nodes[id]?.type === 'end-event'))
    .map((node) => problem('process.no-way-out', `/${node.id}`, { node: node.title || node.id }));
}

export function lintModel(model: ProcessModel): Problem[] {
  const reached = model.start === '' ? new Set(Object.keys(model.nodes)) : reachable(model, model.start);
  const conditions = Object.values(model.flows).flatMap((flow) =>
    (flow.condition === undefined ? [] : checkFeel(flow.condition)).map((found) => ({ ...found, path: `/${flow.id}` })),
  );
  return [...Object.values(model.nodes).flatMap((node) => lintNode(node, model, reached)), ...conditions, ...lintEnds(model)];
}
