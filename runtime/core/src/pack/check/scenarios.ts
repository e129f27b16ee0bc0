/** 场景: what a scenario names must be in the pack or in the scenario itself. Whether it passes is for the player to say. */
import { isDuration } from '../../process/index';
import { actionsOf, type ScenarioDef, type ScenarioStep, scenarioUnits } from '../../scenario/index';
import type { Problem } from '../../shared/problem';
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

function lintSteps(input: LintInput, def: ScenarioDef, at: At): Problem[] {
  /** work name → service */
  const works = new Map<string, string>();
  let last = 'work';
  return def.steps.flatMap((step, index) => {
    const [path, place] = [`/steps/${index}`, { step: index + 1 }];
    const name = step.work ?? step.as ?? (step.start ? 'work' : last);
    if (step.start) {
      works.set(name, step.start.service);
      last = name;
    }
    const found: Problem[] = [];
    if (actionsOf(step).length !== 1) found.push(at('scenario.action', path, place));
    if (step.wait !== undefined && !isDuration(step.wait)) found.push(at('scenario.duration', path, place));
    if (step.wait === undefined && !def.people.some((person) => person.id === step.by)) found.push(at('scenario.person-unknown', path, { ...place, id: step.by ?? '' }));
    if (step.start && !input.pack.services[step.start.service]) found.push(at('scenario.service-unknown', path, { ...place, id: step.start.service }));
    if (step.start && !def.org.some((unit) => unit.id === step.start?.orgId)) found.push(at('scenario.org-unknown', path, { ...place, id: step.start.orgId }));
    if (!step.start && step.wait === undefined && !works.has(name)) found.push(at('scenario.work-unknown', path, { ...place, id: name }));
    const model = input.pack.processes[input.pack.services[works.get(name) ?? '']?.process ?? ''];
    if (model) for (const node of nodesOf(step)) if (!Object.hasOwn(model.nodes, node)) found.push(at('scenario.node-unknown', path, { ...place, node }));
    return found;
  });
}

export const lintScenarios = (input: LintInput): Problem[] =>
  Object.values(input.source.scenario).flatMap((def) => {
    const at = about('scenario', def.id);
    const figures = (def.then?.figures ?? []).filter((figure) => !isThere(input, 'indicator', figure.indicator));
    return [...lintWorld(input, def, at), ...lintSteps(input, def, at), ...figures.map((figure) => at('scenario.figure-unknown', '/then/figures', { id: figure.indicator }))];
  });
