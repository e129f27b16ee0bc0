const parts = (version: string): number[] => version.split('.').map(Number);
/** Below 0: the first is the older version. */
export const compareVersions = (a: string, b: string): number => {
  const [left, right] = [parts(a), parts(b)];
  return left.map((part, index) => part - (right[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
};

export const isOlder = (a: string, b: string): boolean => compareVersions(a, b) < 0;
