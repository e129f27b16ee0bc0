/** 场景: what a scenario names must be in the pack or in the scenario itself. Whether it passes is for the player to say. */
import { isDuration } from '../../process/index';
import type { ProcessModel } from '../../process/types';
import { actionsOf, recordsNamed, type ScenarioDef, type ScenarioStep, scenarioUnits } from '../../scenario/index';
import type { Json } from '../../shared/json';
import type { Problem } from '../../shared/problem';
import { callsIn } from './calls';
import { about, isThere, type LintInput, roleOf } from './input';

type At = ReturnType<typeof about>;

function lintWorld(input: LintInput, def: ScenarioDef, at: At): Problem[] {
  const units = scenarioUnits(def.org);
  const known = new Set(units.map((unit) => unit.id));
  const loose = units.filter((unit) => unit.parentId !== null && (!known.has(unit.parentId) || unit.path.includes(unit.id) || unit.path.length === 0)).map((unit) => at('scenario.org-tree', '/org', { id: unit.id }));
  const grants = def.people.flatMap((person) => person.grants.flatMap((grant) => [
    ...(roleOf(input.pack, grant.role) ? [] : [at('scenario.role-unknown', '/people', { person: person.name, role: grant.role })]),
    ...(known.has(grant.orgId) ? [] : [at('scenario.grant-unit', '/people', { person: person.name, id: grant.orgId })]),
  ]));
  const instant = Number.isNaN(Date.parse(def.at)) ? [at('scenario.instant', '/at')] : [];
  return [...loose, ...grants, ...instant];
}

const nodesOf = (step: ScenarioStep): string[] => {
  const target = step.complete ?? step.return ?? step.claim ?? step.release ?? step.reassign;
  return [...(target ? [target.node] : []), ...(step.return ? [step.return.to] : []), ...(step.expect?.open ?? [])];
};

interface Place { readonly path: string; readonly step: number }

function lintStart(input: LintInput, def: ScenarioDef, { start }: ScenarioStep, at: At, { path, step }: Place): Problem[] {
  if (!start) return [];
  const service = input.pack.services[start.service] ? [] : [at('scenario.service-unknown', path, { step, id: start.service })];
  return def.org.some((unit) => unit.id === start.orgId) ? service : [...service, at('scenario.org-unknown', path, { step, id: start.orgId })];
}

function lintMove(def: ScenarioDef, move: ScenarioStep, at: At, { path, step }: Place): Problem[] {
  const found: Problem[] = [];
  if (actionsOf(move).length !== 1) found.push(at('scenario.action', path, { step }));
  const place = (move.message ?? move.signal)?.orgId;
  if (place !== undefined && !def.org.some((unit) => unit.id === place)) found.push(at('scenario.org-unknown', path, { step, id: place }));
  if (move.message ?? move.signal) return found;
  if (move.wait !== undefined) return isDuration(move.wait) ? found : [...found, at('scenario.duration', path, { step })];
  const people = [move.by, move.reassign?.userId].filter((id, index) => index === 0 || id !== undefined);
  return [...found, ...people.filter((id) => !def.people.some((person) => person.id === id)).map((id) => at('scenario.person-unknown', path, { step, id: id ?? '' }))];
}

/** The process of a service and those that it calls: their steps are steps of the work. Empty: not known, another pack's may be among them. */
function modelsOf({ pack }: LintInput, serviceId: string): ProcessModel[] {
  const found = new Set([pack.services[serviceId]?.process ?? '']);
  for (const id of found) for (const { to } of pack.processes[id] ? callsIn(pack.processes[id]) : []) found.add(to);
  const models = [...found].flatMap((id) => pack.processes[id] ?? []);
  const isKnown = models.length === found.size && models.every((model) => callsIn(model).length === Object.values(model.nodes).filter((node) => node.type === 'call-activity').length);
  return isKnown ? models : [];
}

function lintSteps(input: LintInput, def: ScenarioDef, at: At): Problem[] {
  /** work name → service */
  const works = new Map<string, string>();
  let last = 'work';
  return def.steps.flatMap((step, index) => {
    const place: Place = { path: `/steps/${index}`, step: index + 1 };
    const name = step.work ?? step.as ?? (step.start ? 'work' : last);
    const isTold = step.message !== undefined || step.signal !== undefined;
    if (step.start) works.set((last = name), step.start.service);
    // which service a message begins shows only when it is played
    if (isTold && step.as !== undefined) works.set((last = name), '');
    const named = [...(step.wait === undefined && !isTold ? [name] : []), ...recordsNamed(step as Json)];
    const lost = named.filter((work) => !works.has(work)).map((work) => at('scenario.work-unknown', place.path, { step: place.step, id: work }));
    const models = modelsOf(input, works.get(name) ?? '');
    const nodes = models.length > 0 ? nodesOf(step).filter((node) => !models.some((model) => Object.hasOwn(model.nodes, node))) : [];
    return [...lintMove(def, step, at, place), ...lintStart(input, def, step, at, place), ...lost, ...nodes.map((node) => at('scenario.node-unknown', place.path, { step: place.step, node }))];
  });
}

/** Accounts that are expected to hold something, and whose they are. */
function lintBalances({ pack }: LintInput, def: ScenarioDef, at: At): Problem[] {
  return def.steps.flatMap(({ expect }, index) => (expect?.balances ?? []).flatMap(({ ledger, account, orgId, dimensions = {} }) => {
    const found = pack.ledgers?.[ledger]?.accounts.find(({ id }) => id === account);
    const loose = Object.keys(dimensions).filter((id) => !found?.dimensions.includes(id));
    const params = { step: index + 1, id: [ledger, account, ...loose].join('/') };
    return [
      ...(found && loose.length === 0 ? [] : [at('scenario.balance-unknown', `/steps/${index}`, params)]),
      ...(def.org.some((unit) => unit.id === orgId) ? [] : [at('scenario.org-unknown', `/steps/${index}`, { step: index + 1, id: orgId })]),
    ];
  }));
}

export const lintScenarios = (input: LintInput): Problem[] =>
  Object.values(input.source.scenario).flatMap((def) => {
    const at = about('scenario', def.id);
    const figures = (def.then?.figures ?? []).filter((figure) => !isThere(input, 'indicator', figure.indicator));
    return [...lintWorld(input, def, at), ...lintSteps(input, def, at), ...lintBalances(input, def, at), ...figures.map((figure) => at('scenario.figure-unknown', '/then/figures', { id: figure.indicator }))];
  });
