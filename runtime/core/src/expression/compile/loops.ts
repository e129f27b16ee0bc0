import { Frame, type Code } from '../run';
import { itemsOf, rangeItems } from '../values/items';
import type { FeelValue } from '../values/value';
import { costOf, kid, nameText, nth, type Compile, type Place } from './place';
import type { Node } from './tree';

type Items = (frame: Frame) => readonly FeelValue[] | null;

function domain(node: Node, place: Place): Items {
  const start = place.code(nth(node, 0));
  if (node.kids.length === 1) return (frame) => itemsOf(start(frame), frame.run);
  const end = place.code(nth(node, 2));
  return (frame) => rangeItems(start(frame), end(frame), frame.run);
}

/** Runs a body for every combination of the variables; stops when it answers false. */
type Loop = (frame: Frame, partial: FeelValue, each: (frame: Frame) => boolean) => boolean | null;

function nest(variables: readonly Node[], place: Place, cost: number): { readonly loop: Loop; readonly body: Place } {
  const [first, ...rest] = variables;
  if (!first) return { loop: (frame, _partial, each) => each(frame), body: place };
  const items = domain(nth(first, 2), place);
  const { loop, body } = nest(rest, place.inside([nameText(nth(first, 0)), 'partial']), cost);
  return {
    body,
    loop: (frame, partial, each) => {
      const list = items(frame);
      if (list === null) return null;
      for (const item of list) {
        frame.run.spend(cost);
        const more = loop(new Frame(frame.run, [item, partial], frame), partial, each);
        if (more !== true) return more;
      }
      return true;
    },
  };
}

const looping = (node: Node, place: Place): { readonly loop: Loop; readonly code: Code } => {
  const body = nth(node, -1);
  const inner = nest(kid(node, 'InExpressions')?.kids ?? [], place, costOf(body));
  return { loop: inner.loop, code: inner.body.code(body) };
};

/** `partial` is the list of what was returned so far. */
export const forLoop: Compile = (node, place) => {
  const { loop, code } = looping(node, place);
  return (frame) => {
    const made: FeelValue[] = [];
    const done = loop(frame, made, (inner) => made.push(code(inner)) > 0);
    return done === null ? null : made;
  };
};

/** some = an `or` over all rounds, every = an `and`: what is neither true nor false makes the answer unknown. */
export const quantified: Compile = (node, place) => {
  const { loop, code } = looping(node, place);
  const decisive = nth(node, 0).name === 'some';
  return (frame) => {
    let [decided, unknown] = [false, false];
    const done = loop(frame, [], (inner) => {
      const result = code(inner);
      decided = result === decisive;
      unknown ||= typeof result !== 'boolean';
      return !decided;
    });
    if (done === null) return null;
    return decided ? decisive : unknown ? null : !decisive;
  };
};
