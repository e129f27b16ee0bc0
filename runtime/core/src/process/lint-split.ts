import { problem, type Problem } from '../shared/problem';
import type { ProcessModel, ProcessNode } from './types';

/** A conditional split needs a default flow, and a condition on every other one. */
export function lintSplit(node: ProcessNode, model: ProcessModel): Problem[] {
  if (node.outgoing.length < 2) return [];
  const found: Problem[] = [];
  if (node.props.default === undefined || node.props.default === null) found.push(problem('process.no-default', `/${node.id}`, { node: node.title }, 'warning'));
  for (const id of node.outgoing)
    if (id !== node.props.default && model.flows[id]?.condition === undefined) found.push(problem('process.no-condition', `/${id}`, { node: node.title, flow: id }));
  return found;
}
