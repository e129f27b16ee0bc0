import { t } from '../text';
import type { Graph } from '../model/graph';
import type { BpmnModeler } from './create-modeler';
import { graphOf } from './graph-of';
import { makeRoomOnFlows } from './insert';
import { forgetDeleted } from './references';
import type { DiagramElement, Get } from './types';

/** One step as the draft's history names it; typing in one place is merged. */
export interface StepName { readonly label: string; readonly merge: string | undefined }

/** The open diagram as the React side sees it: read, select, change in named steps, be told of changes. */
export class Diagram {
  private readonly listeners = new Set<() => void>();
  private count = 0;
  private named: StepName | undefined;
  private shown: Graph | undefined;

  constructor(readonly modeler: BpmnModeler, readonly readonly: boolean) {
    const bus = this.get('eventBus');
    bus.on(['commandStack.changed', 'selection.changed', 'import.done'], () => this.changed());
    if (!readonly) {
      bus.on('commandStack.preExecute', ({ command }: { command: string }) => this.nameBy(command));
      forgetDeleted(this.get);
      makeRoomOnFlows(this.get);
    }
  }

  readonly get: Get = (name) => this.modeler.get(name);

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  /** counts up with every change of the diagram or the selection */
  readonly version = (): number => this.count;

  private changed(): void {
    this.count += 1;
    this.shown = undefined;
    for (const listener of [...this.listeners]) listener();
  }

  graph(): Graph {
    this.shown ??= graphOf(this.get);
    return this.shown;
  }
  element(id: string): DiagramElement | undefined {
    return this.get('elementRegistry').get(id);
  }
  root(): DiagramElement {
    return this.get('canvas').getRootElement();
  }
  /** the one selected element; a label stands for what it names */
  selected(): DiagramElement | undefined {
    const chosen = this.get('selection').get();
    return chosen.length === 1 ? (chosen[0]?.labelTarget ?? chosen[0]) : undefined;
  }
  select(id: string): void {
    const element = this.element(id);
    if (!element) return;
    this.get('selection').select(element);
    this.get('canvas').scrollToElement(element, 80);
  }

  /** Change the diagram in one undoable step. `merge`: typing in one place becomes one step. */
  change(label: string, run: (get: Get) => void, merge?: string): void {
    if (this.readonly) return;
    this.named = { label, merge };
    this.get('commandStack').execute('liandong.transaction', { run: () => run(this.get) });
  }

  private nameBy(command: string): void {
    this.named ??= { label: t.find(`command.${command.replace(/\./g, '-')}`) ?? t('command.other'), merge: undefined };
  }
  /** What the changes since the last call are called. */
  takeName(): StepName {
    const named = this.named ?? { label: t('command.other'), merge: undefined };
    this.named = undefined;
    return named;
  }
}
