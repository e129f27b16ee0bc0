/** A map without one entry; the same map when it is not there. */
export function without<T>(map: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  if (!Object.hasOwn(map, key)) return map;
  const { [key]: _gone, ...rest } = map;
  return rest;
}
