import { builtin, isReserved } from '../functions/index';
import type { Code, Frame } from '../run';
import type { Scope } from '../scope';
import { FeelFunction } from '../values/callable';
import { isContext, type FeelValue } from '../values/value';
import { nameText, type Compile, type Local, type Place } from './place';
import type { Node } from './tree';

const frameAt = (frame: Frame, hops: number): Frame => {
  let at = frame;
  for (let left = hops; left > 0 && at.outer; left -= 1) at = at.outer;
  return at;
};

const localCode = ({ hops, slot }: Local): Code => (hops === 0 ? (frame) => frame.slots[slot] ?? null : (frame) => frameAt(frame, hops).slots[slot] ?? null);

const spaced = (name: string): string => name.replace(/\s*([./\-'+]|\*\*?)\s*/g, ' $1 ').replace(/\s{2,}/g, ' ').trim();

/** A name of several words or with symbols may be written with other spaces than the key it means. */
function lookupSpaced(scope: Scope, name: string): unknown {
  for (let at: Scope | undefined = scope; at; at = at.outer) {
    const key = Object.keys(at.values).find((one) => spaced(one) === name);
    if (key !== undefined) return at.values[key];
  }
  return undefined;
}

const ownOf = (scope: Scope, name: string): unknown => {
  for (let at: Scope | undefined = scope; at; at = at.outer) if (Object.hasOwn(at.values, name) && at.values[name] !== undefined) return at.values[name];
  return undefined;
};

/** A key that no object of the host language has by itself needs no test whether it is the object's own. */
const plainOf = (scope: Scope, name: string): unknown => {
  for (let at: Scope | undefined = scope; at; at = at.outer) {
    const value = at.values[name];
    if (value !== undefined) return value;
  }
  return undefined;
};

function globalCode(name: string): Code {
  const fallback = builtin(name) ?? null;
  if (isReserved(name)) return () => fallback;
  const find = name in Object.prototype ? ownOf : plainOf;
  if (!name.includes(' ') || fallback) return (frame) => (find(frame.run.scope, name) ?? fallback) as FeelValue;
  return (frame) => (find(frame.run.scope, name) ?? lookupSpaced(frame.run.scope, name) ?? null) as FeelValue;
}

/** In a filter an entry of the item goes before any other name. */
const itemCode = (hops: number, name: string, otherwise: Code): Code => (frame) => {
  const item = frameAt(frame, hops).slots[0] ?? null;
  return isContext(item) && Object.hasOwn(item, name) ? (item[name] ?? null) : otherwise(frame);
};

/** A built-in function is called by its name also where a field has the same one. */
function calledCode(name: string): Code {
  const [base, fallback] = [globalCode(name), builtin(name)];
  return fallback === undefined ? base : (frame) => {
    const found = base(frame);
    return found instanceof FeelFunction ? found : fallback;
  };
}

export function nameCode(name: string, place: Place, isCalled: boolean): Code {
  const { local, items } = place.find(name);
  if (!local && !(isCalled && builtin(name)) && !isReserved(name)) place.shared.reads.add(name);
  const base = local ? localCode(local) : isCalled ? calledCode(name) : globalCode(name);
  return items.reduceRight((otherwise, hops) => itemCode(hops, name, otherwise), base);
}

export const variable: Compile = (node, place) => nameCode(nameText(node), place, false);

/** What stands before the parentheses of a call. */
export const callee = (node: Node, place: Place): Code =>
  node.name === 'VariableName' || node.name === 'SpecialFunctionName' || node.name === 'DateTimeConstructor' ? nameCode(nameText(node), place, true) : place.code(node);
