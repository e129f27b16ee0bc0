const LARGE = 150;
/**
 * An object that names come to one by one is laid out anew with every few of them, which for hundreds costs three times as much as a hash table:
 * what engines make of an object without a prototype.
 */
const mapFor = <T>(size: number): Record<string, T> => (size > LARGE ? (Object.create(null) as Record<string, T>) : {});

/** A map that is copied only when something in it changes. `size`: how many names there may be. */
export class Draft<T> {
  private map: Record<string, T>;
  private isOwn: boolean;

  constructor(private readonly size: number, from?: Readonly<Record<string, T>>) {
    this.map = from ?? mapFor<T>(size);
    this.isOwn = from === undefined;
  }

  get(id: string): T | undefined {
    return this.map[id];
  }

  set(id: string, value: T | undefined): void {
    if (this.map[id] === value) return;
    if (!this.isOwn) this.copy();
    if (value === undefined) delete this.map[id];
    else this.map[id] = value;
  }

  private copy(): void {
    const made = mapFor<T>(this.size);
    for (const id in this.map) made[id] = this.map[id] as T;
    this.map = made;
    this.isOwn = true;
  }

  done(): Readonly<Record<string, T>> {
    return this.map;
  }
}
