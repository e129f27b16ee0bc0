/** Are the elements that are not basic shown in palette and menus? Kept while the editor is open. */
export class Offered {
  isOpen = false;
  private readonly listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  readonly now = (): boolean => this.isOpen;

  open(isOpen: boolean): void {
    this.isOpen = isOpen;
    for (const listener of [...this.listeners]) listener();
  }
}
