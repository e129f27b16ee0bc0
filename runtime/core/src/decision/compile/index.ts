/** DMN XML → DecisionModel, with everything that is wrong with it. Called by the pack compiler and the designer; never by a host at run time. */
export { compileDecisionFiles, compileDecisions, readDecisions, type CompiledDecisions } from './compile';
