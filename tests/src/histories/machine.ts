/** The engine of now behind one interface, over a model alone or over a pack: what decides again what was recorded. */
import { releasedProcess, compileRelease } from '@liandong/core/compile';
import {
  commandIds, decide, decideStart, evolve, evolveWork, orgView, scenarioUnits, start, step, SYSTEM, workingCalendar, type Actor, type Ctx, type OrgView, type PackFiles, type Problem, type ProcessEvent, type ProcessModel,
  type ProcessState, type Program, type RecordDoc, type Work, type WorkEvent,
} from '@liandong/core/run';
import { modelSource, readPack, type Entry, type History } from './history';

export interface Standing { readonly state: ProcessState; readonly record?: RecordDoc }
export type Said = Pick<Entry, 'at' | 'by' | 'command' | 'data'>;
export type Decided = { readonly ok: true; readonly events: readonly WorkEvent[]; readonly effects: readonly { readonly type: string }[] } | { readonly ok: false; readonly problems: readonly Problem[] };

export interface Machine {
  readonly org: OrgView;
  readonly model?: ProcessModel;
  decide(before: Standing | undefined, said: Said): Decided;
  apply(before: Standing | undefined, events: readonly WorkEvent[]): Standing;
}
type Cast = Pick<History, 'org' | 'people'>;

const orgOf = ({ org, people }: Cast): OrgView => orgView(scenarioUnits(org), people.flatMap(({ id, name, grants }) => grants.map((grant) => ({ ...grant, userId: id, name }))));

function ctxMaker({ people }: Cast, org: OrgView, params: Ctx['params']): (said: Said) => Ctx {
  const calendar = workingCalendar();
  const actor = (by: string): Actor => {
    const person = people.find(({ id }) => id === by);
    return person ? { userId: person.id, name: person.name, grants: person.grants } : SYSTEM;
  };
  return ({ at, by, command }) => ({ now: at, actor: actor(by), newId: commandIds(command.id), org, calendar, params });
}

const misplaced = (type: string): never => {
  throw new Error(`${type} does not belong here`);
};

function processMachine(model: ProcessModel, cast: Cast): Machine {
  const org = orgOf(cast);
  const ctxOf = ctxMaker(cast, org, {});
  return {
    org, model,
    decide: (before, said) => {
      const { command, data = {} } = said;
      const facts = { record: data, params: {} };
      if (command.type === 'StartProcess') return start(model, command, facts, ctxOf(said));
      return before && command.type !== 'StartWork' ? step(model, before.state, command, facts, ctxOf(said)) : misplaced(command.type);
    },
    apply: (before, events) => ({ state: (events as readonly ProcessEvent[]).reduce<ProcessState | undefined>(evolve, before?.state) ?? misplaced('nothing') }),
  };
}

function packMachine(program: Program, cast: Cast): Machine {
  const org = orgOf(cast);
  const ctxOf = ctxMaker(cast, org, program.pack.params);
  return {
    org,
    decide: (before, said) => {
      const { command } = said;
      if (command.type === 'StartWork') return decideStart(program, command, ctxOf(said));
      return before?.record && command.type !== 'StartProcess' ? decide(program, before as Work, command, ctxOf(said)) : misplaced(command.type);
    },
    apply: (before, events) => events.reduce<Work | undefined>(evolveWork, before as Work | undefined) ?? misplaced('nothing'),
  };
}

export async function machineOfModel(name: string, cast: Cast): Promise<Machine> {
  const { model, findings } = await releasedProcess(name, modelSource(name));
  if (!model) throw new Error(`${name}: ${JSON.stringify(findings)}`);
  return processMachine(model, cast);
}

export async function machineOfPack(files: PackFiles, cast: Cast): Promise<Machine> {
  const { program, findings } = await compileRelease(files);
  if (!program) throw new Error(JSON.stringify(findings.filter((found) => found.severity === 'error')));
  return packMachine(program, cast);
}

export const machineOf = (history: History): Promise<Machine> => (history.model === undefined ? machineOfPack(readPack(history.format), history) : machineOfModel(history.model, history));
