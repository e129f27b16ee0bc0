/** `@liandong/core/compile`: from pack source to a program. Uses moddle and ajv; never shipped to phones. */
export { checkPack, type CheckedPack } from './pack/compile-pack';
export { compileProgram, compileRelease } from './pack/compile-program';
export type { Pause } from './shared/pause';
export { packSha } from './pack/sha';
export { editorSchemas } from './pack/editor-schemas';
export { FILE_KINDS, FILE_SCHEMAS, placeOf, pathOf, type FileKind, type FilePlace } from './pack/files';
export { diffPacks, type PackChange } from './pack/diff/index';
export { breakingChanges, type Breaking, type Probe } from './pack/diff/breaking/index';
export { checksCode } from './form/compile-checks';
export { checkProcesses, compileProcess, releasedProcess, newModdle, processesIn, readProcess, readXml, type CompiledProcess } from './process/compile/index';
export type { BpmnElement } from './process/element';
export { compileDecisionFiles, compileDecisions, readDecisions, type CompiledDecisions } from './decision/compile/index';
export { parseXml, type XmlElement } from './shared/xml-tree';
