/** Versions of releases: three numbers, compared as numbers. */
const parts = (version: string): number[] => version.split('.').map(Number);

export function isHigher(version: string, than: string): boolean {
  if (than === '') return true;
  const [a, b] = [parts(version), parts(than)];
  const at = a.findIndex((part, index) => part !== (b[index] ?? 0));
  return at >= 0 && (a[at] ?? 0) > (b[at] ?? 0);
}

/** The version to offer for the next release: the draft's own when it is already higher, else one minor step up. */
export function nextVersion(draft: string, newest: string): string {
  if (/^\d+\.\d+\.\d+$/.test(draft) && isHigher(draft, newest)) return draft;
  if (newest === '') return '1.0.0';
  const [major = 0, minor = 0] = parts(newest);
  return `${major}.${minor + 1}.0`;
}
