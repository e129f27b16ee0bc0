/** Percentiles and lanes: how everything in the benchmark is counted. */

export interface Latency { readonly p50: number; readonly p95: number; readonly p99: number }

const at = (sorted: readonly number[], share: number): number => Number((sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(3));

export function latencyOf(ms: readonly number[]): Latency {
  const sorted = [...ms].sort((a, b) => a - b);
  return { p50: at(sorted, 0.5), p95: at(sorted, 0.95), p99: at(sorted, 0.99) };
}

/** Do `act` for each number in [from, to), so many at once; the wall-clock seconds it took. */
export async function lanes(from: number, to: number, width: number, act: (index: number) => Promise<void>): Promise<number> {
  const began = performance.now();
  let next = from;
  const lane = async (): Promise<void> => {
    while (next < to) {
      const index = next;
      next += 1;
      await act(index);
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
  return (performance.now() - began) / 1000;
}

/** How long one call took, noted in `into`. */
export async function timed<T>(into: number[], act: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const result = await act();
  into.push(performance.now() - began);
  return result;
}
