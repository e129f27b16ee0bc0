import { builtin } from '../functions/index';
import { Frame, type Code, type Run } from '../run';
import { FeelFunction, type Arguments } from '../values/callable';
import type { FeelValue } from '../values/value';
import { callee } from './names';
import { costOf, kid, nameText, nth, type Compile, type Place } from './place';
import type { Node } from './tree';
import { typeTest } from './types';

type Call = (target: FeelFunction, frame: Frame) => FeelValue;

const positional = (codes: readonly Code[]): Call => (target, frame) => target.call(frame.run, codes.map((code) => code(frame)));

const named = (entries: readonly (readonly [string, Code])[]): Call => (target, frame) =>
  target.callNamed(frame.run, new Map(entries.map(([name, code]) => [name, code(frame)])));

function callOf(node: Node, place: Place): Call {
  const parameters = kid(node, 'NamedParameters');
  if (!parameters) return positional(place.codes(kid(node, 'PositionalParameters')?.kids ?? []));
  return named(parameters.kids.map((one) => [nameText(nth(nth(one, 0), 0)), place.code(nth(one, 1))]));
}

export const invocation: Compile = (node, place) => {
  const [target, call] = [callee(nth(node, 0), place), callOf(node, place)];
  return (frame) => {
    const found = target(frame);
    return found instanceof FeelFunction ? call(found, frame) : null;
  };
};

const isWritten = (node: Node): boolean => node.name === 'StringLiteral' || node.name === 'NumericLiteral';

/** `date("2026-01-05")`: what is written out is made once. */
export const dateLiteral: Compile = (node, place) => {
  const first = nth(node, 0);
  if (first.name === 'AtLiteral') return place.code(first);
  const target = builtin(nameText(first)) ?? null;
  const call = callOf(node, place);
  const make: Code = (frame) => (target ? call(target, frame) : null);
  if (kid(node, 'PositionalParameters')?.kids.every(isWritten) !== true) return make;
  let made: FeelValue | undefined;
  return (frame) => (made ??= make(frame));
};

/** A function closes over the frame it is written in; whoever calls it pays for it. */
export const definition: Compile = (node, place) => {
  const parameters = (kid(node, 'FormalParameters')?.kids ?? []).map((one) => ({ name: nameText(nth(nth(one, 0), 0)), type: kid(one, 'Type') }));
  if (kid(node, 'external')) return () => null;
  const body = nth(kid(node, 'FunctionBody') ?? node, 0);
  const names = parameters.map(({ name }) => name);
  const fits = parameters.map(({ type }) => (type ? typeTest(type, place) : () => true));
  const [code, cost] = [place.inside([...names]).code(body), costOf(body)];
  return (frame) => {
    const run = (at: Run, args: Arguments): FeelValue => {
      at.spend(cost);
      const slots = names.map((_name, index) => args[index] ?? null);
      if (args.length !== names.length || !slots.every((value, index) => value === null || fits[index]?.(value) === true)) return null;
      return at.budget.nested(() => code(new Frame(frame.run.paidBy(at), slots, frame)));
    };
    return new FeelFunction([names], run);
  };
};
