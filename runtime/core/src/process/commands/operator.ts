/** What an operator may do to an instance that does not get on by itself; each with the reason, which stays in the history. */
import { heldBy } from '../engine/held';
import { cancelWait, killScope } from '../engine/kill';
import { placeOf, type Run } from '../engine/run';
import { move } from '../engine/tokens';
import { proceed } from '../engine/trigger';
import { refuse } from '../refused';
import { isEventSub, isStart } from '../structure';
import type { ProcessCommand, ProcessNode, Token } from '../types';
import type { Commands } from './table';

type Note = Extract<ProcessCommand, { type: 'NoteOperation' }>;

const signed = (run: Run, comment: string): { readonly by: string; readonly at: string; readonly comment: string } => {
  if (comment.trim() === '') refuse('process.comment-required', '/comment', { node: '' });
  return { by: run.ctx.actor.userId, at: run.ctx.now, comment };
};
const waitingToken = (run: Run, token: string): Token => (Object.hasOwn(run.state.tokens, token) ? placeOf(run, token) : refuse('process.token-unknown', '/token', { token }));

/** The work of the step is taken away; what watches it stays, for a loop may go round. */
function stopWork(run: Run, node: ProcessNode, token: string): void {
  for (const task of heldBy(run.state.tasks, token)) run.emit({ type: 'TaskCancelled', taskId: task.id, node: task.node });
  for (const wait of heldBy(run.state.waits, token)) if (wait.node === node.id) cancelWait(run, wait.id);
  for (const scope of heldBy(run.state.scopes, token)) killScope(run, scope.id);
}

/** Nodes that a token can be put at: it must be able to come in there. */
export const isMoveTarget = (node: ProcessNode): boolean => !isStart(node) && !isEventSub(node) && node.attachedTo === undefined && !node.undoes;

function checkTarget(run: Run, place: Token, to: string): void {
  const scope = run.state.scopes[place.scope ?? ''];
  const node = Object.hasOwn(run.model.nodes, to) ? run.node(to) : refuse('process.node-unknown', '/to', { node: to });
  if ((scope?.kind === 'multi' && scope.node === place.node) || place.undoFor !== undefined || place.back !== undefined) refuse('process.move-member', '/token', { node: run.node(place.node).title });
  if (node.parent !== run.node(place.node).parent || !isMoveTarget(node)) refuse('process.move-target', '/to', { to: node.title || node.id });
}

export const operatorCommands: Pick<Commands, 'SkipStep' | 'MoveToken' | 'NoteOperation'> = {
  SkipStep: (run, { token, vars, comment }) => {
    const node = run.node(waitingToken(run, token).node);
    if (!run.handlerOf(node.type)?.activity && !node.type.endsWith('catch-event')) refuse('process.not-skippable', '/token', { node: node.title || node.id });
    run.emit({ type: 'StepSkipped', token, node: node.id, ...signed(run, comment) });
    stopWork(run, node, token);
    proceed(run, node, token, vars);
  },
  MoveToken: (run, { token, to, comment }) => {
    const place = waitingToken(run, token);
    checkTarget(run, place, to);
    run.emit({ type: 'TokenMoved', token, node: place.node, to, ...signed(run, comment) });
    move(run, token, to);
  },
  NoteOperation: (run, command) => noteOperation(run, command),
};

export function noteOperation(run: Run, { what, ref, comment }: Note): void {
  run.emit({ type: 'OperationNoted', what, ref, ...signed(run, comment) });
}
