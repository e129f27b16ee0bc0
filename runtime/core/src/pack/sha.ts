import { sha256Hex } from '../shared/ids';
import type { PackFiles } from './program';

/** Names a release: hash over all files by path, whatever their order or line endings. */
export const packSha = (files: PackFiles): string =>
  sha256Hex(
    Object.keys(files)
      .sort()
      .map((path) => `${path}\n${sha256Hex((files[path] ?? '').replace(/\r\n?/g, '\n'))}\n`)
      .join(''),
  );
