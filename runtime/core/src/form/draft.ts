/** A map that is copied only when something in it changes. */
export class Draft<T> {
  private map: Record<string, T>;
  private isOwn: boolean;
  constructor(private readonly from: Readonly<Record<string, T>>, isOwn = false) {
    this.map = from as Record<string, T>;
    this.isOwn = isOwn;
  }
  get(id: string): T | undefined {
    return Object.hasOwn(this.map, id) ? this.map[id] : undefined;
  }
  set(id: string, value: T | undefined): void {
    const was = this.get(id);
    if (was === value) return;
    if (!this.isOwn) this.map = { ...this.from };
    this.isOwn = true;
    if (value === undefined) delete this.map[id];
    else this.map[id] = value;
  }
  done(): Readonly<Record<string, T>> {
    return this.map;
  }
}
