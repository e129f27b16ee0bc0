/** The books as a station's clerk would keep them on paper: lots, what is set aside for whom, and a line for each day on which something came or went. */
export interface Flow { readonly day: string; readonly station: string; readonly value: string; readonly in: number; readonly out: number }
export interface Aside { readonly workId: string; readonly station: string; readonly kind: string; taken: [string, number][] }
export interface Sums { opening: number; in: number; out: number; closing: number }

export const EXPIRY: Readonly<Record<string, string>> = { a: '2028-12-31', b: '2028-01-31' };

export class PaperBooks {
  day = '2026-11-24';
  readonly goods: Flow[] = [];
  readonly money: Flow[] = [];
  readonly asides: Aside[] = [];
  readonly loans: { readonly workId: string; readonly station: string; readonly fen: number }[] = [];
  private readonly lots = new Map<string, number>();

  there(station: string, kind: string, lot: string): number {
    return this.lots.get(`${station} ${kind} ${lot}`) ?? 0;
  }
  left(station: string, kind: string): number {
    return this.there(station, kind, 'a') + this.there(station, kind, 'b');
  }
  put(station: string, kind: string, lot: string, n: number): void {
    this.lots.set(`${station} ${kind} ${lot}`, this.there(station, kind, lot) + n);
  }
  /** `b` is over first. */
  take(station: string, kind: string, n: number): [string, number][] {
    const fromB = Math.min(n, this.there(station, kind, 'b'));
    const taken = ([['b', fromB], ['a', n - fromB]] as [string, number][]).filter(([, amount]) => amount > 0);
    for (const [lot, amount] of taken) this.put(station, kind, lot, -amount);
    return taken;
  }
  giveBack({ station, kind, taken }: Aside): void {
    for (const [lot, amount] of taken) this.put(station, kind, lot, amount);
  }
  note(book: 'goods' | 'money', station: string, value: string, amounts: { readonly in?: number; readonly out?: number }): void {
    this[book].push({ day: this.day, station, value, in: amounts.in ?? 0, out: amounts.out ?? 0 });
  }

  /** Of a period [from, to): value → sums; what had nothing and moved nothing is left out. */
  statement(book: 'goods' | 'money', stations: readonly string[], from: string, to: string): Record<string, Sums> {
    const found: Record<string, Sums> = {};
    for (const flow of this[book].filter(({ station, day }) => stations.includes(station) && day < to)) {
      const sums = (found[flow.value] ??= { opening: 0, in: 0, out: 0, closing: 0 });
      if (flow.day < from) sums.opening += flow.in - flow.out;
      else { sums.in += flow.in; sums.out += flow.out; }
      sums.closing += flow.in - flow.out;
    }
    return Object.fromEntries(Object.entries(found).filter(([, sums]) => Object.values(sums).some((amount) => amount !== 0)));
  }
}
