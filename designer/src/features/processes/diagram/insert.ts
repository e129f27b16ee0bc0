/** Putting elements into the process: one step for the user, whatever it takes on the canvas. */
import { type DialectEntry, entryOf } from '../model/dialect';
import { type Drawing, freePlace, makesWay, shifted } from '../model/place';
import { middleOf, planInsert, type Point, type Room, type Size } from '../model/plan-insert';
import { isFlow, isNode } from './graph-of';
import type { DiagramElement, Get, ShapeSpec } from './types';

export const specOf = (entry: DialectEntry): ShapeSpec => ({
  type: entry.bpmnType, ...(entry.eventType === undefined ? {} : { eventDefinitionType: entry.eventType }),
  ...(entry.holdsOthers ? { isExpanded: true } : {}), ...(entry.type === 'event-sub-process' ? { triggeredByEvent: true } : {}),
});

/** Everything beyond the cut moves away, sub-processes that it goes through become larger; flows keep their ways. */
function makeRoom(get: Get, room: Room): void {
  const registry = get('elementRegistry');
  const cut = (shape: DiagramElement): boolean => (room.axis === 'x' ? shape.x < room.from && shape.x + shape.width > room.from : shape.y < room.from && shape.y + shape.height > room.from);
  const growing = new Set(registry.filter((element) => entryOf(element.businessObject as never)?.holdsOthers === true && element.parent !== undefined && !element.labelTarget && cut(element)));
  const shapes = registry.filter((element) => element.parent !== undefined && element.waypoints === undefined && !element.labelTarget?.waypoints && !growing.has(element));
  const stands = (shape: DiagramElement): DiagramElement => [shape.host, shape.labelTarget?.host, shape.labelTarget].find((other) => other !== undefined && !growing.has(other)) ?? shape;
  const moving = new Set(shapes.filter((shape) => makesWay(stands(shape), room)));
  const kept = registry.filter((element) => element.waypoints !== undefined).flatMap((connection) => {
    const ends = { start: connection.source !== undefined && moving.has(connection.source), end: connection.target !== undefined && moving.has(connection.target) };
    const waypoints = ends.start || ends.end ? shifted(connection.waypoints ?? [], room, ends) : undefined;
    return waypoints ? [{ connection, waypoints }] : [];
  });
  const delta = room.axis === 'x' ? { x: room.by, y: 0 } : { x: 0, y: room.by };
  for (const label of registry.filter((element) => element.labelTarget?.waypoints !== undefined))
    if (makesWay(label, room) && [label.labelTarget?.source, label.labelTarget?.target].some((end) => end !== undefined && moving.has(end))) moving.add(label);
  get('modeling').createSpace([...moving], [...growing], delta, room.axis === 'x' ? 'e' : 's', room.from);
  for (const { connection, waypoints } of kept) get('modeling').updateWaypoints(connection, waypoints, { labelBehavior: false });
}

const isInside = (shape: DiagramElement, { x, y }: Point): boolean => x > shape.x && x < shape.x + shape.width - 1 && y > shape.y && y < shape.y + shape.height;

/** Whenever a new element comes onto a flow, by menu or by drop, room is made and it sits in the middle. */
export function makeRoomOnFlows(get: Get): void {
  get('eventBus').on('commandStack.shape.create.preExecute', 2000, ({ context }: { context: { shape: DiagramElement; parent?: DiagramElement; position: Point & Partial<Size> } }) => {
    const { shape, parent } = context;
    if (!parent || !isFlow(parent) || !isNode(shape)) return;
    const plan = planInsert(parent.waypoints ?? [], shape);
    if (plan.room) makeRoom(get, plan.room);
    context.position = plan.center;
  });
  get('eventBus').on('commandStack.shape.create.postExecuted', 500, ({ context }: { context: { shape: DiagramElement } }) => {
    const { shape } = context;
    const first = shape.outgoing[0]?.waypoints?.[0];
    if (shape.incoming.length > 0 && shape.outgoing[0] && first && isInside(shape, first)) get('modeling').layoutConnection(shape.outgoing[0]);
  });
}

/** Put a new element into a sequence flow: what lies behind moves away. Runs inside a command. */
export function insertOnFlow(get: Get, flow: DiagramElement, entry: DialectEntry, name?: string): DiagramElement {
  const modeling = get('modeling');
  const made = modeling.createShape(get('elementFactory').createShape(specOf(entry)), middleOf(flow.waypoints ?? []), flow);
  if (name !== undefined) modeling.updateProperties(made, { name });
  return made;
}

const drawingOf = (get: Get, without: DiagramElement): Drawing => ({
  boxes: get('elementRegistry').filter(isNode),
  lines: get('elementRegistry').filter((element) => isFlow(element) && element.source !== without).map((flow) => flow.waypoints ?? []),
});
const middle = (element: DiagramElement): Point => ({ x: element.x + element.width / 2, y: element.y + element.height / 2 });
const BELOW = 110;
const BESIDE = 50;

/** The nearest free place straight below (or, when that is nearer, above) an element. */
export const freePlaceBelow = (get: Get, element: DiagramElement, size: Size): Point => freePlace(drawingOf(get, element), middle(element), size, { least: BELOW, ...(element.host ? { only: 'down' as const } : {}) });

/** The nearest free place to the right of an element. */
export const freePlaceBeside = (get: Get, element: DiagramElement, size: Size): Point =>
  freePlace(drawingOf(get, element), { x: element.x + element.width + BESIDE + size.width / 2, y: middle(element).y }, size, { least: 0 });

/** A new element below another, connected from it. */
export function branchBelow(get: Get, source: DiagramElement, entry: DialectEntry, name: string): { readonly shape: DiagramElement; readonly flow: DiagramElement | undefined } {
  const shape = get('elementFactory').createShape(specOf(entry));
  const made = get('modeling').appendShape(source, shape, freePlaceBelow(get, source, shape), source.parent ?? get('canvas').getRootElement());
  get('modeling').updateProperties(made, { name });
  return { shape: made, flow: made.incoming[0] };
}
