import type { DataCounty } from '../data/county';
import { cpuEach, cpuOf, type Cpu } from '../cpu';

/** Rows of one transaction, as imports have them. */
export const AT_ONCE = 250;

/** `cpu`: milliseconds of processor time a row. */
export interface Spent { readonly seconds: number; readonly rowsPerSecond: number; readonly cpu: Cpu }

export async function spent(county: DataCounty, rows: number, act: () => Promise<unknown>): Promise<Spent> {
  const before = await cpuOf(county);
  const began = performance.now();
  await act();
  const seconds = (performance.now() - began) / 1000;
  return { seconds: Number(seconds.toFixed(1)), rowsPerSecond: Math.round(rows / seconds), cpu: cpuEach(before, await cpuOf(county), rows) };
}
