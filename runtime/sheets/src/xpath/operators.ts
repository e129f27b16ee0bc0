/** Operators, with the conversions that XPath makes silently and FEEL does not. */
import { asText, isDay, part, type Part, quoted, within } from './feel-part';
import type { BinaryOp } from './parse';
import { Untranslatable } from './untranslatable';

const isNumeric = (feel: string): boolean => /^-?\d+(\.\d+)?$/.test(feel);
const literalText = (one: Part): string | undefined => (one.type === 'text' && one.feel.startsWith('"') ? (JSON.parse(one.feel) as string) : undefined);
const isLiteral = (one: Part): boolean => one.type === 'number' && isNumeric(one.feel);

/** A literal takes the type of what it stands beside: `${age} = '18'`, `${code} = 1`. */
function suited(one: Part, other: Part): Part {
  const text = literalText(one);
  if (text !== undefined && other.type === 'number' && isNumeric(text)) return part(text, 'number');
  if (text === 'OK' && other.type === 'boolean') return part('true', 'boolean');
  if (text !== undefined && other.type === 'boolean') return part(/^(true|1|yes)$/i.test(text) ? 'true' : 'false', 'boolean');
  if (isLiteral(one) && other.type === 'text' && !other.feel.startsWith('"')) return part(quoted(one.feel), 'text');
  return one;
}

const OF_OPTION = 'option.';
/** A column of the choices is a text that may hold a number: compared by size, or with an answer that is one. */
const measured = (op: BinaryOp, one: Part, other: Part): Part =>
  one.type === 'text' && one.feel.startsWith(OF_OPTION) && other.type === 'number' && !((op === '=' || op === '!=') && isLiteral(other)) ? number(one) : one;

function compared(op: BinaryOp, left: Part, right: Part): Part {
  if (left.type === 'blank') return part(`${within(right, 4)} ${op} null`, 'boolean', 3);
  if (right.type === 'blank') return part(`${within(left, 4)} ${op} null`, 'boolean', 3);
  const [one, other] = [measured(op, left, right), measured(op, right, left)];
  const [a, b] = [suited(one, other), suited(other, one)];
  if (op === '=' || op === '!=') return a.type === 'list' ? member(op, a, b) : b.type === 'list' ? member(op, b, a) : part(`${within(a, 4)} ${op} ${within(b, 4)}`, 'boolean', 3);
  return part(`${within(a, 4)} ${op} ${within(b, 4)}`, 'boolean', 3, a.mayBeNull || b.mayBeNull);
}

/** A choice of several holds its codes with spaces between them: equal to a text, when that is the only one. */
const member = (op: BinaryOp, list: Part, one: Part): Part => part(`${within(list, 4)} ${op} [${one.feel}]`, 'boolean', 3);

const days = (count: Part): string => (isNumeric(count.feel) && Number.isInteger(Number(count.feel)) ? `duration("P${count.feel}D")` : `${within(count, 5)} * duration("P1D")`);
const dateOf = (one: Part): string => (/^(today|now|date)\(/.test(one.feel) ? one.feel : `date(${one.feel})`);

function added(op: '+' | '-', left: Part, right: Part): Part {
  if (op === '-' && isDay(left) && isDay(right)) return part(`daysBetween(${right.feel}, ${left.feel})`, 'number', 9, true);
  if (isDay(left) && right.type === 'number') return part(`${dateOf(left)} ${op} ${days(right)}`, 'date', 4, left.mayBeNull);
  if (op === '+' && isDay(right) && left.type === 'number') return added(op, right, left);
  return part(`${within(number(left), 4)} ${op} ${within(number(right), op === '-' ? 5 : 4)}`, 'number', 4, left.mayBeNull || right.mayBeNull);
}

/** What is worked with as a number. */
export function number(one: Part): Part {
  const text = literalText(one);
  if (text !== undefined && isNumeric(text)) return part(text, 'number');
  if (one.type === 'list' || one.type === 'table' || one.type === 'column') throw new Untranslatable('expr.not-number', { what: one.feel });
  if (one.type === 'date') return part(`daysBetween(date("1970-01-01"), ${one.feel})`, 'number', 9, one.mayBeNull);
  return one.type === 'text' ? part(`number(${one.feel})`, 'number', 9, true) : one;
}

const joined = (op: 'and' | 'or', left: Part, right: Part): Part => {
  const level = op === 'or' ? 1 : 2;
  return part(`${within(truth(left), level)} ${op} ${within(truth(right), level)}`, 'boolean', level, left.mayBeNull || right.mayBeNull);
};

/** What counts as true: an answer that is there, a number that is not 0. */
export function truth(one: Part): Part {
  if (one.type === 'boolean') return one;
  if (one.type === 'number') return part(`${within(one, 4)} != 0`, 'boolean', 3);
  return part(`${within(one, 4)} != null`, 'boolean', 3);
}

export function binary(op: BinaryOp, left: Part, right: Part): Part {
  if (op === 'and' || op === 'or') return joined(op, left, right);
  if (op === '+' || op === '-') return added(op, left, right);
  if (op === '*') return part(`${within(number(left), 5)} * ${within(number(right), 5)}`, 'number', 5, left.mayBeNull || right.mayBeNull);
  if (op === 'div') return part(`${within(number(left), 5)} / ${within(number(right), 6)}`, 'number', 5, left.mayBeNull || right.mayBeNull);
  // the sign of the first number in XPath, of the second in FEEL: alike for what is not below 0
  if (op === 'mod') return part(`modulo(${number(left).feel}, ${number(right).feel})`, 'number', 9, left.mayBeNull || right.mayBeNull);
  return compared(op, left, right);
}

/** `not` of what may be unknown is true, as XPath has it. */
export function negated(one: Part): Part {
  const inner = truth(one);
  return inner.mayBeNull ? part(`${within(inner, 4)} != true`, 'boolean', 3) : part(`not(${inner.feel})`, 'boolean');
}

/** One value of two branches; a blank one is null beside numbers and dates. */
export function branched(condition: Part, yes: Part, no: Part): Part {
  const blank = (one: Part, other: Part): Part => (one.type === 'blank' && other.type !== 'text' && other.type !== 'blank' ? part('null', other.type, 9, true) : one);
  const [a, b] = [blank(yes, no), blank(no, yes)];
  const type = a.type === b.type ? a.type : a.type === 'blank' || b.type === 'blank' ? 'text' : 'any';
  if (type === 'any' && (a.type === 'text' || b.type === 'text')) return branched(condition, asText(a), asText(b));
  return part(`if ${truth(condition).feel} then ${within(a, 1)} else ${b.feel}`, type === 'blank' ? 'text' : type, 0, true);
}
