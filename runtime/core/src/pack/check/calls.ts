/** Calls between processes of the pack: what is called must be there, and nothing may call itself in the end. */
import type { ProcessModel, ProcessNode } from '../../process/types';
import type { Problem } from '../../shared/problem';
import type { ServiceItem } from '../format';
import type { CompiledPack } from '../program';
import { about, isThere, type LintInput } from './input';

interface Call { readonly node: ProcessNode; readonly to: string }

/** Calls of the own pack that do not depend on an expression. */
export const callsIn = (model: ProcessModel): Call[] =>
  Object.values(model.nodes).flatMap((node) => {
    const to = String(node.props.process ?? '');
    return node.type === 'call-activity' && !node.props.pack && to !== '' && !to.startsWith('=') ? [{ node, to }] : [];
  });

/** Services whose process it is, or whose process calls it. */
export function servicesOf({ processes, services }: Pick<CompiledPack, 'processes' | 'services'>, processId: string): ServiceItem[] {
  const found = new Set([processId]);
  for (const id of found) for (const model of Object.values(processes)) if (callsIn(model).some(({ to }) => to === id)) found.add(model.id);
  return Object.values(services).filter((service) => found.has(service.process));
}

/** Processes that lie on the way from one to itself. */
function callsItself(pack: CompiledPack, start: ProcessModel): boolean {
  const reached = new Set(callsIn(start).map(({ to }) => to));
  for (const id of reached) for (const { to } of pack.processes[id] ? callsIn(pack.processes[id]) : []) reached.add(to);
  return reached.has(start.id);
}

export function lintCalls(input: LintInput, model: ProcessModel): Problem[] {
  const at = about('process', model.id);
  const unknown = callsIn(model).filter(({ to }) => !isThere(input, 'process', to)).map(({ node, to }) => at('process.call-unknown', `/${node.id}`, { node: node.title || node.id, process: to }));
  return callsItself(input.pack, model) ? [...unknown, at('process.call-cycle', '', { process: model.title })] : unknown;
}
