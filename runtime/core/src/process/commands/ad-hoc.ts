/** Commands on an ad-hoc sub-process: begin one of its activities; it is done. */
import { finishScope } from '../engine/activity';
import { killTokens } from '../engine/kill';
import type { Run } from '../engine/run';
import { spawnIn } from '../engine/scopes';
import { refuse } from '../refused';
import { isEventSub, startsByInterrupting, structureOf } from '../structure';
import type { ProcessModel, ProcessNode, Scope } from '../types';
import type { Commands } from './table';

function adHocScope(run: Run, scopeId: string): Scope {
  const scope = Object.hasOwn(run.state.scopes, scopeId) ? run.state.scopes[scopeId] : undefined;
  return scope?.kind === 'sub' && run.node(scope.node).type === 'ad-hoc-sub-process' ? scope : refuse('process.scope-unknown', '/scopeId', { scope: scopeId });
}

/** One after the other (`ordering`, BPMN 2.0 table 10.22) the next one waits until nothing is at work; and none begins where an event has interrupted. */
function isClosed(run: Run, scope: Scope): boolean {
  const here = Object.values(run.state.tokens).filter((place) => place.scope === scope.id).map((place) => run.node(place.node));
  const isSequential = run.node(scope.node).props.sequential === true;
  return here.some((node) => (isEventSub(node) ? startsByInterrupting(run.model, node) : isSequential));
}

/** Activities that may be begun: those that nothing inside leads to. */
export const startable = (model: ProcessModel, container: string): readonly ProcessNode[] => structureOf(model).starts.get(container) ?? [];

export const adHocCommands: Pick<Commands, 'StartActivity' | 'CompleteAdHoc'> = {
  StartActivity: (run, { scopeId, node }) => {
    const scope = adHocScope(run, scopeId);
    if (isClosed(run, scope) || !startable(run.model, scope.node).some((entry) => entry.id === node)) refuse('process.not-startable', '/node', { node });
    spawnIn(run, scope.id, node);
  },
  CompleteAdHoc: (run, { scopeId }) => {
    const scope = adHocScope(run, scopeId);
    killTokens(run, scope.id);
    finishScope(run, scope.id);
  },
};
