/** Free places on the canvas, and what happens to flows when room is made. Geometry only. */
import type { Point, Room, Size } from './plan-insert';

export interface Box extends Point, Size {}
export interface Drawing {
  readonly boxes: readonly Box[];
  readonly lines: readonly (readonly Point[])[];
}

const MARGIN = 24;
const LINE_MARGIN = 8;
const STEP = 20;
const FARTHEST = 1600;

const apart = (a: number, aSize: number, b: number, bSize: number, margin: number): boolean => Math.abs(a - b) >= (aSize + bSize) / 2 + margin;
const meets = (box: Box, at: Point, size: Size): boolean =>
  !apart(box.x + box.width / 2, box.width, at.x, size.width, MARGIN) && !apart(box.y + box.height / 2, box.height, at.y, size.height, MARGIN);
const crosses = (line: readonly Point[], at: Point, size: Size): boolean =>
  line.some((to, index) => {
    const from = line[index - 1];
    return from !== undefined
      && !apart((from.x + to.x) / 2, Math.abs(from.x - to.x), at.x, size.width, LINE_MARGIN) && !apart((from.y + to.y) / 2, Math.abs(from.y - to.y), at.y, size.height, LINE_MARGIN);
  });

const isFree = (drawing: Drawing, at: Point, size: Size): boolean =>
  !drawing.boxes.some((box) => meets(box, at, size)) && !drawing.lines.some((line) => crosses(line, at, size));

export interface Search { readonly least: number; readonly only?: 'down' }

/** The centre of the free place nearest to `from`, going down and (unless only down) up by turns. */
export function freePlace(drawing: Drawing, from: Point, size: Size, { least, only }: Search): Point {
  for (let distance = least; distance < FARTHEST; distance += STEP) {
    for (const y of distance === 0 || only ? [from.y + distance] : [from.y + distance, from.y - distance]) if (isFree(drawing, { x: from.x, y }, size)) return { x: from.x, y };
  }
  return { x: from.x, y: from.y + least };
}

/** Does a shape make way? Its middle decides, so that what stands above or below something goes with it. */
export const makesWay = (box: Box, room: Room): boolean => (room.axis === 'x' ? box.x + box.width / 2 : box.y + box.height / 2) > room.from;

/**
 * The waypoints of a flow after room was made: stretches across the cut keep their level, ends stay with their shapes.
 * undefined = it cannot be kept, lay it out again.
 */
export function shifted(waypoints: readonly Point[], room: Room, ends: { readonly start: boolean; readonly end: boolean }): readonly Point[] | undefined {
  const { axis, from, by } = room;
  const forced = waypoints.map((_point, index) => (index === 0 ? ends.start : index === waypoints.length - 1 ? ends.end : undefined));
  const moves: boolean[] = [];
  for (let start = 0; start < waypoints.length; ) {
    const level = waypoints[start]?.[axis] ?? 0;
    let stop = start + 1;
    while (stop < waypoints.length && Math.abs((waypoints[stop]?.[axis] ?? 0) - level) < 1) stop += 1;
    const orders = new Set(forced.slice(start, stop).filter((order) => order !== undefined));
    if (orders.size > 1) return undefined;
    const [order] = orders;
    for (let index = start; index < stop; index += 1) moves.push(order ?? level > from);
    start = stop;
  }
  return waypoints.map(({ x, y }, index) => ({ x, y, ...(moves[index] ? { [axis]: (axis === 'x' ? x : y) + by } : {}) }));
}
