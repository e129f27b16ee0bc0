import type { TransformStep } from '../pack/format';
import type { CompiledPack } from '../pack/program';
import { compareVersions, isOlder } from './versions';

/** All steps that data of a record type goes through from a version to this pack: of that version and each one after it, oldest first. */
export const stepsFrom = ({ transforms = {}, manifest }: Pick<CompiledPack, 'transforms' | 'manifest'>, version: string, recordType: string): readonly TransformStep[] =>
  Object.values(transforms)
    .filter(({ from }) => !isOlder(from, version) && isOlder(from, manifest.version))
    .sort((a, b) => compareVersions(a.from, b.from))
    .flatMap(({ records }) => (Object.hasOwn(records, recordType) ? (records[recordType] ?? []) : []));
