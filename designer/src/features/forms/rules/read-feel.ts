import { readTerm, sumOrZero } from './read-term';
import { ARITHMETIC, type Calculation, type Chain, type Comparison, type Condition, type Group, isGroup, SIGNS, type Term } from './sentence';
import { Reader } from './tokens';

const BY_SIGN = Object.entries(SIGNS).map(([op, sign]) => [sign, op as Comparison] as const);

function contains(reader: Reader): Condition | undefined {
  const many = reader.take('list contains', '(');
  if (!many && !reader.take('contains', '(')) return undefined;
  const left = readTerm(reader);
  const right = left && reader.take(',') ? readTerm(reader) : undefined;
  return left && right && reader.take(')') ? { left, op: 'contains', right, many } : undefined;
}

function oneOf(reader: Reader): Condition | undefined {
  const left = readTerm(reader);
  if (!left || !reader.take('in', '(')) return undefined;
  const values: string[] = [];
  do {
    const value = reader.text();
    if (value === undefined) return undefined;
    values.push(value);
  } while (reader.take(','));
  return reader.take(')') ? { left, op: 'in', values } : undefined;
}

function negated(reader: Reader): Condition | undefined {
  if (!reader.take('not', '(')) return undefined;
  const inner = reader.attempt(() => contains(reader)) ?? reader.attempt(() => oneOf(reader));
  if (!inner || !reader.take(')')) return undefined;
  return inner.op === 'in' ? { ...inner, op: 'notIn' } : inner.op === 'contains' ? { ...inner, op: 'lacks' } : undefined;
}

function chain(reader: Reader): Chain | undefined {
  const first = readTerm(reader);
  if (!first) return undefined;
  const rest: Chain['rest'][number][] = [];
  for (;;) {
    const op = ARITHMETIC.find((sign) => reader.take(sign));
    if (!op) return { first, rest };
    const term = readTerm(reader);
    if (!term) return undefined;
    rest.push({ op, term });
  }
}

const valueOr = ({ first: right, rest }: Chain, left: Term, op: Comparison): Condition | undefined => {
  if (right.kind !== 'nothing') return { left, op, right, rest };
  if (rest.length > 0) return undefined;
  return op === 'eq' ? { left, op: 'empty' } : op === 'ne' ? { left, op: 'filled' } : undefined;
};

function comparison(reader: Reader): Condition | undefined {
  const left = readTerm(reader);
  const op = left && BY_SIGN.find(([sign]) => reader.take(sign))?.[1];
  const right = op && chain(reader);
  return left && op && right && left.kind !== 'nothing' ? valueOr(right, left, op) : undefined;
}

const CONDITIONS = [negated, contains, oneOf, comparison];

function part(reader: Reader): Condition | Group | undefined {
  for (const read of CONDITIONS) {
    const found = reader.attempt(() => read(reader));
    if (found) return found;
  }
  return reader.attempt(() => {
    const inner = reader.take('(') ? either(reader) : undefined;
    return inner && reader.take(')') ? inner : undefined;
  });
}

function joined(reader: Reader, joint: 'and' | 'or', next: (reader: Reader) => Condition | Group | undefined): Condition | Group | undefined {
  const parts: (Condition | Group)[] = [];
  do {
    const one = next(reader);
    if (!one) return undefined;
    parts.push(one);
  } while (reader.take(joint));
  return parts.length === 1 ? parts[0] : { joint, parts };
}
const both = (reader: Reader): Condition | Group | undefined => joined(reader, 'and', part);
const either = (reader: Reader): Condition | Group | undefined => joined(reader, 'or', both);

/** Groups in groups in groups are no sentence any more. */
const isSaid = (group: Group): boolean => group.parts.every((one) => !isGroup(one) || one.parts.every((inner) => !isGroup(inner)));

function group(reader: Reader): Group | undefined {
  const found = either(reader);
  const whole: Group | undefined = found && (isGroup(found) ? found : { joint: 'and', parts: [found] });
  return whole && isSaid(whole) ? whole : undefined;
}

/** The condition in words that an expression is, or undefined when it is more than that. */
export function readGroup(source: string): Group | undefined {
  const reader = Reader.of(source);
  const found = reader && group(reader);
  return reader?.isDone ? found : undefined;
}

export function readCalculation(source: string): Calculation | undefined {
  const reader = Reader.of(source);
  if (!reader) return undefined;
  const sum = reader.attempt(() => {
    const found = sumOrZero(reader);
    return reader.isDone ? found : undefined;
  });
  if (sum) return { cases: [], otherwise: { first: sum, rest: [] } };
  const cases: Calculation['cases'][number][] = [];
  while (reader.take('if')) {
    const when = group(reader);
    const then = when && reader.take('then') ? chain(reader) : undefined;
    if (!when || !then || !reader.take('else')) return undefined;
    cases.push({ when, then });
  }
  const otherwise = chain(reader);
  return otherwise && reader.isDone ? { cases, otherwise } : undefined;
}
