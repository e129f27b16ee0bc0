/** Commands on an ad-hoc sub-process: begin one of its activities; it is done. */
import { finishScope } from '../engine/activity';
import { killTokens } from '../engine/kill';
import type { Run } from '../engine/run';
import { spawnIn } from '../engine/scopes';
import { refuse } from '../refused';
import { structureOf } from '../structure';
import type { ProcessModel, ProcessNode, Scope } from '../types';
import type { Commands } from './table';

function adHocScope(run: Run, scopeId: string): Scope {
  const scope = Object.hasOwn(run.state.scopes, scopeId) ? run.state.scopes[scopeId] : undefined;
  return scope && run.node(scope.node).type === 'ad-hoc-sub-process' ? scope : refuse('process.scope-unknown', '/scopeId', { scope: scopeId });
}

/** One after the other (`ordering`, BPMN 2.0 table 10.22): the next one waits until nothing is at work. */
const isBusy = (run: Run, scope: Scope): boolean => run.node(scope.node).props.sequential === true && Object.values(run.state.tokens).some((place) => place.scope === scope.id);

/** Activities that may be begun: those that nothing inside leads to. */
export const startable = (model: ProcessModel, container: string): readonly ProcessNode[] => structureOf(model).starts.get(container) ?? [];

export const adHocCommands: Pick<Commands, 'StartActivity' | 'CompleteAdHoc'> = {
  StartActivity: (run, { scopeId, node }) => {
    const scope = adHocScope(run, scopeId);
    if (isBusy(run, scope) || !startable(run.model, scope.node).some((entry) => entry.id === node)) refuse('process.not-startable', '/node', { node });
    spawnIn(run, scope.id, node);
  },
  CompleteAdHoc: (run, { scopeId }) => {
    const scope = adHocScope(run, scopeId);
    killTokens(run, scope.id);
    finishScope(run, scope.id);
  },
};
