/** Commands on the instance as a whole. */
import { cancelWait } from '../engine/kill';
import type { Run } from '../engine/run';
import { inScope } from '../engine/run';
import { refuse } from '../refused';
import type { Commands } from './table';

/** Called processes are told to end too. */
function cancelCalls(run: Run): void {
  for (const wait of Object.values(run.state.waits)) if (wait.kind === 'call') cancelWait(run, wait.id);
}

export const instanceCommands: Pick<Commands, 'WithdrawInstance' | 'TerminateInstance' | 'SetVariables'> = {
  WithdrawInstance: (run, { comment }) => {
    const { userId } = run.ctx.actor;
    if (run.state.initiator !== userId) refuse('process.not-initiator');
    if (run.state.visits.some((visit) => visit.by !== userId)) refuse('process.too-late');
    cancelCalls(run);
    run.emit({ type: 'InstanceEnded', status: 'withdrawn', by: userId, at: run.ctx.now, comment });
  },
  TerminateInstance: (run, { comment }) => {
    if (comment.trim() === '') refuse('process.comment-required', '/comment', { node: '' });
    cancelCalls(run);
    run.emit({ type: 'InstanceEnded', status: 'terminated', by: run.ctx.actor.userId, at: run.ctx.now, comment });
  },
  SetVariables: (run, { vars, scopeId = '', comment }) => {
    if (comment.trim() === '') refuse('process.comment-required', '/comment', { node: '' });
    if (scopeId !== '' && !Object.hasOwn(run.state.scopes, scopeId)) refuse('process.scope-unknown', '/scopeId', { scope: scopeId });
    run.changed = true;
    run.emit({ type: 'VarsCorrected', vars, ...inScope(scopeId), by: run.ctx.actor.userId, at: run.ctx.now, comment });
  },
};
