/** The parts of bpmn-js and diagram-js that the editor uses, as narrow as it uses them. */
import type { Point, Size } from '../model/plan-insert';
import type { Offered } from './offered';

export interface Moddle {
  readonly $type: string;
  $parent?: Moddle;
  id?: string;
  name?: string;
  get(name: string): unknown;
  readonly [property: string]: unknown;
}

export interface DiagramElement extends Size {
  readonly id: string;
  readonly type: string;
  readonly businessObject: Moddle;
  readonly x: number;
  readonly y: number;
  readonly parent?: DiagramElement;
  readonly children?: readonly DiagramElement[];
  readonly waypoints?: readonly Point[];
  readonly source?: DiagramElement;
  readonly target?: DiagramElement;
  readonly incoming: readonly DiagramElement[];
  readonly outgoing: readonly DiagramElement[];
  readonly attachers?: readonly DiagramElement[];
  readonly host?: DiagramElement;
  readonly labelTarget?: DiagramElement;
}
export interface ShapeSpec {
  readonly type: string;
  readonly eventDefinitionType?: string;
  readonly [property: string]: unknown;
}

export interface Services {
  canvas: {
    zoom(level?: number | 'fit-viewport', center?: 'auto' | Point): number;
    viewbox(box?: { x: number; y: number; width: number; height: number }): { x: number; y: number; width: number; height: number; scale: number; outer: Size };
    getRootElement(): DiagramElement;
    getContainer(): HTMLElement;
    scrollToElement(element: DiagramElement, padding?: number): void;
  };
  elementRegistry: { get(id: string): DiagramElement | undefined; filter(test: (element: DiagramElement) => boolean): DiagramElement[] };
  eventBus: {
    on(event: string | string[], listener: (event: never) => unknown): void;
    on(event: string | string[], priority: number, listener: (event: never) => unknown): void;
    off(event: string | string[], listener: (event: never) => unknown): void;
  };
  selection: { get(): DiagramElement[]; select(element: DiagramElement | DiagramElement[] | null): void };
  overlays: { add(element: string, type: string, overlay: object): string; remove(filter: { type: string } | string): void };
  commandStack: { registerHandler(name: string, handler: unknown): void; execute(name: string, context: object): void; undo(): void; redo(): void; canUndo(): boolean; canRedo(): boolean };
  modeling: {
    updateProperties(element: DiagramElement, properties: object): void;
    updateModdleProperties(element: DiagramElement, moddle: Moddle, properties: object): void;
    createShape(shape: DiagramElement, at: Point | (Point & Partial<Size>), parent: DiagramElement, hints?: object): DiagramElement;
    appendShape(source: DiagramElement, shape: DiagramElement, at: Point, parent: DiagramElement, hints?: object): DiagramElement;
    connect(source: DiagramElement, target: DiagramElement, attrs?: object): DiagramElement;
    updateWaypoints(connection: DiagramElement, waypoints: readonly Point[], hints: object): void;
    layoutConnection(connection: DiagramElement): void;
    removeElements(elements: readonly DiagramElement[]): void;
    createSpace(moving: DiagramElement[], resizing: DiagramElement[], delta: Point, direction: string, start: number): void;
  };
  elementFactory: { createShape(spec: ShapeSpec): DiagramElement };
  bpmnFactory: { create(type: string, properties?: object): Moddle };
  bpmnReplace: { replaceElement(element: DiagramElement, target: ShapeSpec): DiagramElement };
  autoPlace: { append(source: DiagramElement, shape: DiagramElement): DiagramElement };
  create: { start(event: Event, shape: DiagramElement, context?: object): void };
  connect: { start(event: Event, element: DiagramElement): void };
  spaceTool: { activateSelection(event: Event): void };
  lassoTool: { activateSelection(event: Event): void };
  handTool: { activateHand(event: Event): void };
  globalConnect: { start(event: Event): void };
  contextPad: { registerProvider(provider: unknown): void };
  popupMenu: { registerProvider(id: string, provider: unknown): void; open(target: DiagramElement, id: string, position: Point, options?: object): void; refresh(): void };
  offered: Offered;
  appendPreview: { create(element: DiagramElement, type: string, options?: object): void; cleanUp(): void };
  keyboard: { addListener(priority: number, listener: (context: { keyEvent: KeyboardEvent }) => boolean | undefined): void; isCmd(event: KeyboardEvent): boolean; isKey(keys: string[], event: KeyboardEvent): boolean; isShift(event: KeyboardEvent): boolean };
  searchPad: { toggle(): void };
}
/** Gives a service of the modeler by name. */
export type Get = <K extends keyof Services>(name: K) => Services[K];
