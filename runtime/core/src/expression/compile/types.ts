import { contextOf, listOf, namedType, rangeOf, type TypeTest } from '../values/types';
import { kid, nameText, nth, type Compile, type Place } from './place';
import { RANGE_TYPE, type Node } from './tree';

const orAny = (test: TypeTest): TypeTest => (value) => value === null || test(value);

/** The type written at a node as a test; a type that nobody knows fits nothing. */
export function typeTest(node: Node, place: Place): TypeTest {
  switch (node.name) {
    case 'Type': return typeTest(nth(node, 0), place);
    case 'ListType': return listOf(orAny(typeTest(kid(node, 'Type') ?? node, place)));
    case 'ContextType': {
      const entries = (kid(node, 'ContextEntryTypes')?.kids ?? []).map((one): [string, TypeTest] => [nameText(nth(one, 0)), typeTest(nth(one, -1), place)]);
      const [first] = entries;
      return first?.[0] === RANGE_TYPE ? rangeOf(first[1]) : contextOf(entries);
    }
    case 'FunctionType': return namedType('function') ?? (() => false);
    default: {
      const name = node.text.replace(/\s+/g, ' ').trim();
      return namedType(name) ?? place.shared.typeNamed(name) ?? (() => false);
    }
  }
}

export const instanceOf: Compile = (node, place) => {
  const [value, test] = [place.code(nth(node, 0)), typeTest(nth(node, -1), place)];
  return (frame) => test(value(frame));
};
