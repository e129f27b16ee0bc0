/**
 * The engine: `start` and `step` decide, `evolve` applies. Pure: a refused command leaves nothing behind.
 * Hosts: the durable server, the phone, the designer's try-out, the scenario player.
 */
import type { Ctx } from '../shared/ctx';
import { problem } from '../shared/problem';
import { besides } from './begins';
import { adHocCommands } from './commands/ad-hoc';
import { eventCommands } from './commands/events';
import { instanceCommands } from './commands/instance';
import { noteOperation, operatorCommands } from './commands/operator';
import { returningCommands } from './commands/returning';
import { signerCommands } from './commands/signers';
import { isHeld, standingCommands } from './commands/standing';
import type { Commands } from './commands/table';
import { taskCommands } from './commands/tasks';
import { tellingCommands } from './commands/telling';
import { handlerOf } from './elements/registry';
import { Run } from './engine/run';
import { listen } from './engine/scopes';
import { settle } from './engine/settle';
import { Refused, refuse } from './refused';
import { getsStuck } from './soundness/gets-stuck';
import { isStart, structureOf } from './structure';
import type { Facts, Outcome, ProcessCommand, ProcessModel, ProcessState, StartInput } from './types';

const outcomeOf = (run: Run, act: () => void, goesOn = true): Outcome => {
  try {
    act();
    if (goesOn) settle(run);
    return { ok: true, events: run.events, effects: run.effects, state: run.state };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, problems: error.problems };
    throw error;
  }
};

/** Start an instance: the first event is InstanceStarted. */
export function start(model: ProcessModel, input: StartInput, facts: Facts, ctx: Ctx): Outcome {
  const run = new Run(model, undefined, facts, ctx, handlerOf);
  return outcomeOf(run, () => {
    run.emit({ type: 'InstanceStarted', input, process: model.id, by: ctx.actor.userId, at: ctx.now });
    listen(run, '', '');
    const { at } = input;
    const starts = at === undefined ? (structureOf(model).starts.get('') ?? []) : [run.node(at), ...besides(model, at)];
    if (starts.length === 0) refuse('process.no-start', '', { process: model.title });
    for (const node of starts) run.send({ token: run.id('token', node.id), node: node.id, past: [], ...(node.id === at && !isStart(node) ? { met: true as const } : {}) });
  });
}

/** Decide one command on one instance. `facts.record` already holds what the command submits. */
export function step(model: ProcessModel, state: ProcessState, command: ProcessCommand, facts: Facts, ctx: Ctx): Outcome {
  const run = new Run(model, state, facts, ctx, handlerOf);
  // also of an instance that has ended: nothing in it moves
  if (command.type === 'NoteOperation') return outcomeOf(run, () => noteOperation(run, command), false);
  const outcome = outcomeOf(run, () => {
    if (state.status !== 'running') refuse('process.finished', '', { status: state.status });
    if (isHeld(run, command)) return;
    run.changed = true;
    commands[command.type](run, command as never);
    if (command.type === 'ResumeInstance') catchUp(run, state.suspended?.held ?? []);
  });
  return command.type === 'MoveToken' && outcome.ok && getsStuck(step, model, outcome.state) ? { ok: false, problems: [problem('process.move-stuck', '/to', { to: run.node(command.to).title || command.to })] } : outcome;
}

/** What came while the instance was suspended happens now, one after the other; what nobody waits for any more is let go. */
function catchUp(run: Run, held: readonly ProcessCommand[]): void {
  for (const command of held) {
    run.attempt(() => {
      if (run.state.status === 'running') commands[command.type](run, command as never);
      settle(run);
    });
  }
}

const commands: Commands = { ...taskCommands, ...returningCommands, ...signerCommands, ...tellingCommands, ...standingCommands, ...instanceCommands, ...eventCommands, ...adHocCommands, ...operatorCommands };
