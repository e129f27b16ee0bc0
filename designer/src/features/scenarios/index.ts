/** 场景: the tests that a pack carries, to be read. Must not edit or play them. */
export { ScenarioPage } from './ScenarioPage';
