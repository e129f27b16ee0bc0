/** 退回后回到本步: a step before is done again for a step that waits; then the token comes straight back, and nothing else has moved. */
import { heldBy } from '../engine/held';
import { leave } from '../engine/tokens';
import { inScope, placeOf, type Run } from '../engine/run';
import type { Parked, ProcessNode } from '../types';
import { hold, release } from './timers';

/** The step of `token` waits; the step at `to` opens again beside it. */
export function setAside(run: Run, token: string, parked: Parked, to: string, past: readonly number[], scope: string): void {
  run.emit({ type: 'Parked', token, parked });
  hold(run, heldBy(run.state.timers, token));
  run.send({ token: run.id('token', to, `${token}:aside`), node: to, past, back: token, ...inScope(scope) });
}

/** The step has been done again: whoever returned it has his own again. */
export function comeBack(run: Run, node: ProcessNode, token: string, home: string): void {
  leave(run, token, node, []);
  const { parked, node: at } = placeOf(run, home);
  if (parked === undefined) return;
  run.emit({ type: 'CameBack', token: home });
  if (!run.state.suspended) release(run, heldBy(run.state.timers, home));
  run.again = { node: at, userId: parked.by, token: home, keeps: parked.keeps };
  run.handlerOf(run.node(at).type)?.enter(run, run.node(at), home);
}

/** The step that waits for what is done at a token, or the token itself. */
export function homeOf(run: Run, token: string): string {
  let home = token;
  for (let { back } = placeOf(run, home); back !== undefined; { back } = placeOf(run, home)) home = back;
  return home;
}
