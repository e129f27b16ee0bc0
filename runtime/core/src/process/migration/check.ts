/** Can this instance go over to the new model? Each thing that is in the way, by name. */
import { problem, type Problem } from '../../shared/problem';
import { structureOf } from '../structure';
import type { ProcessModel, ProcessState } from '../types';
import type { Mapping } from './plan';

/** Nodes at which something of the instance stands: they need a place in the new model. */
function* occupied(state: ProcessState): Generator<string> {
  for (const place of Object.values(state.tokens)) yield place.node;
  for (const scope of Object.values(state.scopes)) yield scope.node;
  for (const task of Object.values(state.tasks)) yield task.node;
}

const titleOf = (model: ProcessModel, id: string): string => model.nodes[id]?.title || id;

function checkNodes(from: ProcessModel, to: ProcessModel, state: ProcessState, mapping: Mapping): Problem[] {
  return [...new Set(occupied(state))].flatMap((id) => {
    const target = to.nodes[mapping.node(id) ?? ''];
    if (!target) return [problem('migration.node-gone', `/${id}`, { node: titleOf(from, id) })];
    const [parent, wanted] = [from.nodes[id]?.parent, target.parent];
    if ((parent === undefined ? undefined : mapping.node(parent)) !== wanted) return [problem('migration.node-moved', `/${id}`, { node: titleOf(from, id), to: target.title || target.id })];
    return [];
  });
}

/** A token that waits at a join is known by the flow it came in by. */
function checkFlows(from: ProcessModel, to: ProcessModel, state: ProcessState, mapping: Mapping): Problem[] {
  return Object.values(state.tokens).flatMap((place) => {
    const node = to.nodes[mapping.node(place.node) ?? ''];
    if (!node?.type.endsWith('gateway') || place.flow === undefined) return [];
    return !node.incoming.includes(mapping.flow(place.flow) ?? '') ? [problem('migration.flow-gone', `/${place.node}`, { node: titleOf(from, place.node) })] : [];
  });
}

/** What an attached event watches must be what the token stands at. */
function checkTasks(from: ProcessModel, to: ProcessModel, state: ProcessState, mapping: Mapping): Problem[] {
  return Object.values(state.tasks).flatMap((task) => {
    const [node, host] = [to.nodes[mapping.node(task.node) ?? ''], mapping.node(state.tokens[task.token]?.node ?? '')];
    if (!node || !host || node.task) {
      const isWatched = node?.attachedTo === undefined || (structureOf(to).boundaries.get(host ?? '') ?? []).includes(node);
      return isWatched ? [] : [problem('migration.node-moved', `/${task.node}`, { node: titleOf(from, task.node), to: node.title || node.id })];
    }
    return [problem('migration.not-human', `/${task.node}`, { node: titleOf(from, task.node) })];
  });
}

export function checkMigration(from: ProcessModel, to: ProcessModel, state: ProcessState, mapping: Mapping): Problem[] {
  if (state.status !== 'running') return [problem('process.finished', '', { status: state.status })];
  const found = [...checkNodes(from, to, state, mapping), ...checkFlows(from, to, state, mapping), ...checkTasks(from, to, state, mapping)];
  return found.filter((entry, index) => found.findIndex((other) => other.code === entry.code && other.path === entry.path) === index);
}
