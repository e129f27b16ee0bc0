/** Sub-processes on the canvas: what may be put where, and where a new one begins. */
import { type DialectEntry, entryOf, KNOWN } from '../model/dialect';
import { fitsAt, fitsIn, fitsOn, follows, type Scope } from '../model/fit';
import { isFlow, isNode } from './graph-of';
import { specOf } from './insert';
import type { DiagramElement, Get } from './types';

export const entryAt = (element: DiagramElement | undefined): DialectEntry | undefined => (element?.businessObject ? entryOf(element.businessObject as never) : undefined);
/** The type of the sub-process that an element lies in. */
export const scopeOf = (element: DiagramElement): Scope => entryAt(element.parent)?.type;

interface Placing { readonly shape: DiagramElement; readonly target?: DiagramElement; readonly source?: DiagramElement }

/** No: it may not. undefined: the canvas decides. */
function refusesToStand({ shape, target, source }: Placing): false | undefined {
  const entry = entryAt(shape);
  if (!entry || !target || !isNode(shape)) return undefined;
  if (isFlow(target)) return fitsOn(entry, entryAt(target.source), scopeOf(target)) ? undefined : false;
  const isFit = fitsIn(entry, entryAt(target)?.type) && (source === undefined || follows(entry, entryAt(source)));
  return isFit ? undefined : false;
}
/** Other things become boundary events when they are dropped on an edge; only these are meant for it. */
const refusesToSit = ({ shape, target }: Placing): false | undefined => {
  const entry = entryAt(shape);
  return entry?.attaches && target && !fitsAt(entry, entryAt(target)) ? false : undefined;
};
const refusesToMove = ({ shapes, target }: { readonly shapes: readonly DiagramElement[]; readonly target?: DiagramElement }): false | undefined =>
  target && !isFlow(target) && shapes.some((shape) => shape.parent !== target && !entryAt(shape)?.attaches && refusesToStand({ shape, target }) === false) ? false : undefined;

const FIRST = 2000;

/** The house's rules of placing, before those of bpmn-js. */
export function placingRules(get: Get): void {
  const bus = get('eventBus');
  bus.on('commandStack.shape.create.canExecute', FIRST, ({ context }: { context: Placing }) => refusesToStand(context));
  bus.on('commandStack.shape.attach.canExecute', FIRST, ({ context }: { context: Placing }) => refusesToSit(context));
  bus.on('commandStack.elements.move.canExecute', FIRST, ({ context }: { context: { shapes: DiagramElement[]; target?: DiagramElement } }) => refusesToMove(context));
}

const INSET = 60;
const beginningOf = ({ type }: DialectEntry): DialectEntry | undefined => KNOWN.find((entry) => entry.type === (type === 'event-sub-process' ? 'timer-start-event' : 'start-event'));

/** A new sub-process begins somewhere: its start is drawn with it, in the same step. */
export function beginScopes(get: Get): void {
  const bus = get('eventBus');
  // what replaces another keeps what was inside
  let replacing = 0;
  bus.on('commandStack.shape.replace.preExecute', () => void (replacing += 1));
  bus.on('commandStack.shape.replace.postExecuted', () => void (replacing -= 1));
  bus.on('commandStack.shape.create.postExecuted', ({ context }: { context: { shape: DiagramElement; hints?: { createElementsBehavior?: boolean } } }) => {
    const { shape, hints } = context;
    const entry = entryAt(shape);
    if (replacing > 0 || hints?.createElementsBehavior === false || !entry?.holdsOthers || (shape.children ?? []).length > 0) return;
    const start = beginningOf(entry);
    if (start && fitsIn(start, entry.type)) get('modeling').createShape(get('elementFactory').createShape(specOf(start)), { x: shape.x + INSET, y: shape.y + shape.height / 2 }, shape);
  });
}
