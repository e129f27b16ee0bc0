/** Putting elements into the process: one step for the user, whatever it takes on the canvas. */
import type { DialectEntry } from '../model/dialect';
import { bestSegment, planInsert, type Point, type Room } from '../model/plan-insert';
import { isNode } from './graph-of';
import type { DiagramElement, Get, ShapeSpec } from './types';

export const specOf = (entry: Pick<DialectEntry, 'bpmnType' | 'eventType'>): ShapeSpec => ({
  type: entry.bpmnType, ...(entry.eventType === undefined ? {} : { eventDefinitionType: entry.eventType }),
});

function makeRoom(get: Get, room: Room): void {
  const elements = get('elementRegistry').filter((element) => element.parent !== undefined);
  const { movingShapes, resizingShapes } = get('spaceTool').calculateAdjustments(elements, room.axis, room.by, room.from);
  const delta = room.axis === 'x' ? { x: room.by, y: 0 } : { x: 0, y: room.by };
  get('modeling').createSpace(movingShapes, resizingShapes, delta, room.axis === 'x' ? 'e' : 's', room.from);
}

/** Put a new element into a sequence flow: what lies behind moves away, both flows are laid out again. Runs inside a command. */
export function insertOnFlow(get: Get, flow: DiagramElement, entry: DialectEntry, name?: string): DiagramElement {
  const modeling = get('modeling');
  const shape = get('elementFactory').createShape(specOf(entry));
  const level = bestSegment(flow.waypoints ?? []);
  const plan = planInsert(flow.waypoints ?? [], shape);
  if (plan.room) makeRoom(get, plan.room);
  const made = modeling.createShape(shape, level ? plan.center : { x: 0, y: 0 }, flow);
  for (const connection of [...made.incoming, ...made.outgoing]) modeling.layoutConnection(connection);
  if (name !== undefined) modeling.updateProperties(made, { name });
  return made;
}

const STEP = 20;
const MARGIN = 24;

const overlaps = (a: DiagramElement, at: Point, size: { width: number; height: number }): boolean =>
  Math.abs(a.x + a.width / 2 - at.x) < (a.width + size.width) / 2 + MARGIN && Math.abs(a.y + a.height / 2 - at.y) < (a.height + size.height) / 2 + MARGIN;

/** The nearest free place straight below (or, when that is far, above) an element. */
export function freePlaceBelow(get: Get, element: DiagramElement, size: { width: number; height: number }): Point {
  const nodes = get('elementRegistry').filter(isNode);
  const x = element.x + element.width / 2;
  for (let distance = 110; distance < 2000; distance += STEP) {
    for (const y of [element.y + element.height / 2 + distance, element.y + element.height / 2 - distance]) {
      if (!nodes.some((node) => overlaps(node, { x, y }, size))) return { x, y };
    }
  }
  return { x, y: element.y + 200 };
}

/** A new element below another, connected from it. */
export function branchBelow(get: Get, source: DiagramElement, entry: DialectEntry, name: string): { readonly shape: DiagramElement; readonly flow: DiagramElement | undefined } {
  const shape = get('elementFactory').createShape(specOf(entry));
  const made = get('modeling').appendShape(source, shape, freePlaceBelow(get, source, shape), source.parent ?? get('canvas').getRootElement());
  get('modeling').updateProperties(made, { name });
  return { shape: made, flow: made.incoming[0] };
}
