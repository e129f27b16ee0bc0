/**
 * Scenarios: tests of a pack as data, played on any host. Called by the pack's check and test commands, the designer and our own tests.
 * Must not know a host beyond `ScenarioHost`, and must not decide anything itself.
 */
export { ScenarioDef, ScenarioStep, Expectation, ACTIONS, actionsOf, type Action } from './format';
export type * from './host';
export { playScenario, type ScenarioFailure, type ScenarioResult } from './play';
export { memoryHost } from './memory-host';
export { scenarioUnits, standInsOf } from './memory-world';
export { recordsNamed } from './record-of';
export { namedBy, pendingOf } from './approval';
