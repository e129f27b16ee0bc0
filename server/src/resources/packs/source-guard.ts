/** What may stand in a pack at all, before anything is parsed: closed list of paths, sizes, counts. Same for drafts, folders and tests. */
import { FILE_KINDS } from '@liandong/core/compile';
import { problem, type PackFiles, type Problem } from '@liandong/core/run';

/** A document of the database holds 16 MB, a character up to 3 bytes. */
export const PACK_LIMITS = { files: 300, fileChars: 300_000, totalChars: 3_000_000 } as const;

const ID = '[\\p{L}_][\\p{L}\\p{N}_-]{0,63}';
const pathOfKind = ({ path }: { readonly path: string }): string => path.replaceAll('.', '\\.').replace('*', ID);
const PATHS = new RegExp(`^(?:${Object.values(FILE_KINDS).map(pathOfKind).join('|')})$`, 'u');

/** `__proto__` is an id by its letters, but as a key of plain objects it is a trap. */
export const isPackPath = (path: string): boolean => PATHS.test(path) && !/(?:^|\/)(?:__proto__|constructor|prototype)\.[a-z]+$/.test(path);

const found = (code: string, item: string, params: Problem['params'] = {}): Problem => ({ ...problem(code, '', params), item });

/** Problems that forbid even storing the files; none of them is worth a parse. */
export function guardFiles(files: PackFiles): Problem[] {
  const entries = Object.entries(files);
  const problems = entries.flatMap(([path, text]) => {
    if (!isPackPath(path)) return [found('pack.file-unknown', path.slice(0, 200))];
    return text.length > PACK_LIMITS.fileChars ? [found('pack.file-too-large', path, { limit: PACK_LIMITS.fileChars })] : [];
  });
  if (entries.length > PACK_LIMITS.files) problems.push(problem('pack.too-many-files', '', { limit: PACK_LIMITS.files }));
  const total = entries.reduce((sum, [, text]) => sum + text.length, 0);
  if (total > PACK_LIMITS.totalChars) problems.push(problem('pack.too-large', '', { limit: PACK_LIMITS.totalChars }));
  return problems;
}
