/** Where a new element goes when it is put into a sequence flow, and how much room must be made for it. Geometry only. */
export interface Point { readonly x: number; readonly y: number }
export interface Size { readonly width: number; readonly height: number }
export interface Room {
  readonly axis: 'x' | 'y';
  /** everything that begins beyond this coordinate moves away */
  readonly from: number;
  readonly by: number;
}
export interface InsertPlan {
  /** centre of the new element, after room was made */
  readonly center: Point;
  readonly room?: Room;
}

const GAP = 50;
const GRID = 10;

const length = (a: Point, b: Point): number => Math.abs(a.x - b.x) + Math.abs(a.y - b.y);

/** The segment on which an element sits best: the longest, level before upright. */
function bestSegment(waypoints: readonly Point[]): readonly [Point, Point] | undefined {
  let best: readonly [Point, Point] | undefined;
  let most = -1;
  for (const [index, to] of waypoints.entries()) {
    const from = waypoints[index - 1];
    if (!from) continue;
    const score = length(from, to) * (Math.abs(from.y - to.y) < 1 ? 1.5 : 1);
    if (score > most) [best, most] = [[from, to], score];
  }
  return best;
}

/** The middle of a flow: where its insert button stands. */
export function middleOf(waypoints: readonly Point[]): Point {
  const [from, to] = bestSegment(waypoints) ?? [{ x: 0, y: 0 }, { x: 0, y: 0 }];
  return { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
}

/**
 * @example planInsert([{x:100,y:50},{x:150,y:50}], {width:100,height:80}) // room on x, everything right of the middle moves
 */
export function planInsert(waypoints: readonly Point[], size: Size): InsertPlan {
  const [from, to] = bestSegment(waypoints) ?? [{ x: 0, y: 0 }, { x: 0, y: 0 }];
  const axis = Math.abs(from.x - to.x) >= Math.abs(from.y - to.y) ? 'x' : 'y';
  const [low, high] = [Math.min(from[axis], to[axis]), Math.max(from[axis], to[axis])];
  const need = (axis === 'x' ? size.width : size.height) + 2 * GAP;
  const middle = middleOf(waypoints);
  if (high - low >= need) return { center: middle };
  const by = Math.ceil((need - (high - low)) / GRID) * GRID;
  const at = (high - low + by) / 2 + low;
  return { center: axis === 'x' ? { x: at, y: middle.y } : { x: middle.x, y: at }, room: { axis, from: (low + high) / 2, by } };
}
