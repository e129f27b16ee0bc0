/**
 * BPMN 2.0 XML → ProcessModel. Called by the pack compiler and the designer; never by a host at run time.
 * Must not execute anything and must not guess: what is outside the dialect is a finding.
 */
export { checkProcesses, compileProcess, processesIn, readProcess, type CompiledProcess, releasedProcess } from './compile';
export { newModdle, readXml } from './read-xml';
