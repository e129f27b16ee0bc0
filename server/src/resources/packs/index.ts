/**
 * Packs of a county: drafts edited in the designer, immutable releases, where each is in use. Called by the registry, by `main` for
 * `packSource`, by the CLI, the seed and tests for `installPack`. It must not know what a pack says beyond core's answers, and stores
 * source only: whatever is compiled can be dropped at any time.
 */
export { packsHandlers } from './handlers';
export { packForFigures, packsForFigures } from './for-figures';
export { packIdsInUse } from './ids-in-use';
export { programToStart } from './to-start';
export { PromiseCache } from './lru';
export { packSource } from './pack-source';
export { packsOf } from './packs-of';
export { installPack, type Installed, type InstallOptions } from './install';
export { guardFiles, isPackPath, PACK_LIMITS } from './source-guard';
export { sendScript } from './checks-script';
export { activationModel, catalogModel, packModel, releaseModel } from './model';
