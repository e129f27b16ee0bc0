/** Commands on the instance as a whole. */
import { cancelCalls } from '../engine/kill';
import { inScope } from '../engine/run';
import { refuse } from '../refused';
import type { Commands } from './table';

export const instanceCommands: Pick<Commands, 'WithdrawInstance' | 'TerminateInstance' | 'CancelInstance' | 'SetVariables'> = {
  WithdrawInstance: (run, { comment }) => {
    const { userId } = run.ctx.actor;
    if (run.state.initiator !== userId) refuse('process.not-initiator');
    if (run.state.parent) refuse('process.called');
    if (run.state.visits.some((visit) => visit.by !== userId)) refuse('process.too-late');
    cancelCalls(run);
    run.emit({ type: 'InstanceEnded', status: 'withdrawn', by: userId, at: run.ctx.now, comment });
  },
  TerminateInstance: (run, { comment }) => {
    if (comment.trim() === '') refuse('process.comment-required', '/comment', { node: '' });
    cancelCalls(run);
    run.emit({ type: 'InstanceEnded', status: 'terminated', by: run.ctx.actor.userId, at: run.ctx.now, comment });
  },
  CancelInstance: (run) => {
    cancelCalls(run);
    run.emit({ type: 'InstanceEnded', status: 'terminated', by: run.ctx.actor.userId, at: run.ctx.now });
  },
  SetVariables: (run, { vars, scopeId = '', comment }) => {
    if (comment.trim() === '') refuse('process.comment-required', '/comment', { node: '' });
    if (scopeId !== '' && !Object.hasOwn(run.state.scopes, scopeId)) refuse('process.scope-unknown', '/scopeId', { scope: scopeId });
    run.changed = true;
    run.emit({ type: 'VarsCorrected', vars, ...inScope(scopeId), by: run.ctx.actor.userId, at: run.ctx.now, comment });
  },
};
