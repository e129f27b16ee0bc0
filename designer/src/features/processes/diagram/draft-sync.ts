import type { BpmnModeler } from './create-modeler';
import type { Diagram, StepName } from './diagram';
import { fit } from './view';

export type Write = (xml: string, name: StepName) => void;

/**
 * Keeps the canvas and the draft's file the same. The draft's history is the only one a user sees: when it goes back or
 * forth, the canvas follows by its own commands where it can, else by reading the file again with place and selection kept.
 */
export class DraftSync {
  private last: string | undefined;
  /** the file's text after so many commands */
  private marks: (string | undefined)[] = [];
  private position = 0;
  private following = false;
  private planned = false;
  private gone = false;
  private queue: Promise<void> = Promise.resolve();

  constructor(private readonly diagram: Diagram, private readonly modeler: BpmnModeler, private readonly write: Write) {
    diagram.get('eventBus').on('commandStack.changed', ({ trigger }: { trigger: string }) => this.moved(trigger));
  }

  private moved(trigger: string): void {
    if (trigger === 'clear') return;
    this.position += trigger === 'undo' ? -1 : 1;
    if (this.following || trigger !== 'execute') return;
    this.marks.length = this.position;
    if (this.planned) return;
    this.planned = true;
    queueMicrotask(() => void this.inTurn(() => this.save()));
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.queue.then(work);
    this.queue = done.then(() => undefined, () => undefined);
    return done;
  }

  private async save(): Promise<void> {
    this.planned = false;
    const name = this.diagram.takeName();
    const { xml } = await this.modeler.saveXML({ format: true });
    if (xml === undefined || xml === this.last) return;
    this.marks[this.position] = xml;
    this.last = xml;
    this.write(xml, name);
  }

  /** Show what the draft holds. Answers whether that could be read. */
  show(text: string): Promise<boolean> {
    return this.inTurn(async () => {
      if (this.gone || text === this.last) return true;
      if (this.follow(text)) return true;
      return this.read(text);
    });
  }

  private follow(text: string): boolean {
    const target = this.marks.lastIndexOf(text);
    if (target < 0 || this.last === undefined || this.diagram.readonly) return false;
    const stack = this.diagram.get('commandStack');
    this.following = true;
    while (this.position > target && stack.canUndo()) stack.undo();
    while (this.position < target && stack.canRedo()) stack.redo();
    this.following = false;
    this.last = text;
    return this.position === target;
  }

  private async read(text: string): Promise<boolean> {
    const first = this.last === undefined;
    const selected = first ? [] : this.diagram.get('selection').get().map((element) => element.id);
    const box = first ? undefined : this.diagram.get('canvas').viewbox();
    this.last = text;
    try {
      await this.modeler.importXML(text);
    } catch {
      return false;
    }
    if (this.gone) return true;
    [this.position, this.marks] = [0, [text]];
    if (box) this.diagram.get('canvas').viewbox({ x: box.x, y: box.y, width: box.width, height: box.height });
    else fit(this.diagram);
    const again = selected.flatMap((id) => this.diagram.element(id) ?? []);
    if (again.length > 0) this.diagram.get('selection').select(again);
    return true;
  }

  stop(): void {
    this.gone = true;
  }
}
