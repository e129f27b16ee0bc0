/**
 * Packs as folders of plain files: reading one safely, and the commands `pack check|test|install`. Called by the CLI, the demo seed and
 * tests. It must not follow links, read outside the folder or decide what a pack may say.
 */
export { countOf, type Print, printFindings } from './print-findings';
export { readPack } from './read-pack';
export { checkPackFolder, IN_MEMORY, installPackFolder, testPackFolder, type HostMaker } from './commands';
