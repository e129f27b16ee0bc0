/** XLSForm functions that FEEL has a counterpart for. */
import { asText, call, isDay, part, type Part, quoted, within } from './feel-part';
import { branched, negated, number, truth } from './operators';
import { isSafePattern, wholePattern } from './pattern';
import { Untranslatable } from './untranslatable';

type Make = (args: readonly Part[]) => Part;
interface Translated { readonly from: number; readonly to: number; readonly make: Make }

const at = (args: readonly Part[], index: number): Part => args[index] ?? part('null', 'blank');
const fixed = (count: number, make: Make): Translated => ({ from: count, to: count, make });
const between = (from: number, to: number, make: Make): Translated => ({ from, to, make });
const MANY = 50;

const textOf = (one: Part): string => {
  if (one.type !== 'text' || !one.feel.startsWith('"')) throw new Untranslatable('expr.not-literal', { what: one.feel });
  return JSON.parse(one.feel) as string;
};

function selected([of, value]: readonly Part[]): Part {
  if (!of || !value) throw new Untranslatable('expr.arguments', { name: 'selected' });
  const code = value.type === 'number' ? part(quoted(value.feel), 'text') : value;
  return of.type === 'list' ? part(`list contains(${of.feel}, ${code.feel})`, 'boolean', 9, true) : part(`${within(of, 4)} = ${code.feel}`, 'boolean', 3);
}

function regex(args: readonly Part[]): Part {
  const pattern = wholePattern(textOf(at(args, 1)));
  if (!isSafePattern(pattern)) throw new Untranslatable('expr.pattern', { pattern: pattern.slice(0, 60) });
  return part(`matches(${asText(at(args, 0)).feel}, ${quoted(pattern)})`, 'boolean', 9, true);
}

function substr(args: readonly Part[]): Part {
  const [text, start, end] = [asText(at(args, 0)), number(at(args, 1)), args[2] && number(args[2])];
  const isPlain = /^\d+$/.test(start.feel) && (!end || /^\d+$/.test(end.feel));
  const from = isPlain ? String(Number(start.feel) + 1) : `${within(start, 4)} + 1`;
  if (!end) return part(`substring(${text.feel}, ${from})`, 'text', 9, true);
  return part(`substring(${text.feel}, ${from}, ${isPlain ? String(Number(end.feel) - Number(start.feel)) : `${within(end, 4)} - ${within(start, 5)}`})`, 'text', 9, true);
}

const PARTS: Readonly<Record<string, readonly [number, number]>> = { Y: [1, 4], m: [6, 2], d: [9, 2], H: [12, 2], M: [15, 2], S: [18, 2] };

function formatDate(args: readonly Part[]): Part {
  const [day, format] = [asText(at(args, 0)).feel, textOf(at(args, 1))];
  if (format === '%Y-%m-%d' && at(args, 0).type === 'date') return asText(at(args, 0));
  const pieces = [...format.matchAll(/%([A-Za-z])|([^%]+)/g)].map(([, letter, literal]) => {
    if (literal !== undefined) return quoted(literal);
    const place = PARTS[letter ?? ''];
    if (!place) throw new Untranslatable('expr.date-format', { format });
    return `substring(${day}, ${place[0]}, ${place[1]})`;
  });
  return pieces.length === 1 ? part(pieces[0] ?? '""', 'text', 9, true) : part(pieces.join(' + '), 'text', 4, true);
}

const dateCall: Make = ([one]) => {
  if (!one) throw new Untranslatable('expr.arguments', { name: 'date' });
  if (one.type === 'date') return one;
  if (one.type === 'number') return part(`date("1970-01-01") + ${within(one, 5)} * duration("P1D")`, 'date', 4, one.mayBeNull);
  return part(`date(${one.feel})`, 'date', 9, one.mayBeNull);
};
const overMany = (name: string, args: readonly Part[]): Part => {
  const [first] = args;
  return args.length === 1 && first?.type === 'column' ? call(name, args, 'number') : part(`${name}(${args.map((arg) => number(arg).feel).join(', ')})`, 'number', 9, true);
};
const count: Make = ([of]) => {
  if (!of || !['table', 'column', 'list'].includes(of.type)) throw new Untranslatable('expr.not-list', { what: of?.feel ?? '' });
  return of.type === 'list' ? part(`if ${of.feel} = null then 0 else count(${of.feel})`, 'number', 0) : part(`count(${of.feel})`, 'number', 9, true);
};
const concat: Make = (args) => (args.length === 1 && args[0]?.type === 'column' ? part(`string join(${args[0].feel})`, 'text') : part(`string join([${args.map((arg) => asText(arg).feel).join(', ')}])`, 'text'));
const join: Make = ([separator = part('""', 'text'), ...rest]) => (rest.length === 1 && rest[0]?.type === 'column' ? part(`string join(${rest[0].feel}, ${separator.feel})`, 'text') : part(`string join([${rest.map((arg) => asText(arg).feel).join(', ')}], ${separator.feel})`, 'text'));
const coalesce: Make = (args) => {
  const [first = part('null', 'blank'), second = part('null', 'blank')] = args;
  const type = second.type === first.type ? first.type : second.type === 'blank' ? first.type : 'any';
  return part(`if ${within(first, 4)} != null then ${within(first, 1)} else ${second.type === 'blank' ? 'null' : second.feel}`, type, 0, true);
};
const whole: Make = ([one = part('null', 'blank')]) => part(`round down(${number(one).feel}, 0)`, 'number', 9, true);
const rounded: Make = ([one = part('null', 'blank'), places]) => part(`round half up(${number(one).feel}, ${places ? number(places).feel : '0'})`, 'number', 9, true);
const onText = (name: string, type: Part['type']): Make => (args) => part(`${name}(${args.map((arg) => asText(arg).feel).join(', ')})`, type, 9, true);
const onNumber = (name: string): Make => (args) => part(`${name}(${args.map((arg) => number(arg).feel).join(', ')})`, 'number', 9, true);
const indexed: Make = (args) => {
  const [column, , row] = args;
  const [, table, id] = /^(\w+|[\p{L}_][\p{L}\p{N}_]*)\.([\p{L}_][\p{L}\p{N}_]*)$/u.exec(column?.feel ?? '') ?? [];
  if (column?.type !== 'column' || table === undefined || row === undefined || args.length !== 3) throw new Untranslatable('expr.arguments', { name: 'indexed-repeat' });
  return part(`${table}[${number(row).feel}].${id ?? ''}`, 'any', 9, true);
};

const FUNCTIONS: Readonly<Record<string, Translated>> = {
  selected: fixed(2, selected), 'count-selected': fixed(1, count), 'selected-at': fixed(2, ([of = part('null', 'list'), index = part('0', 'number')]) => part(`${of.feel}[${/^\d+$/.test(index.feel) ? Number(index.feel) + 1 : `${within(index, 4)} + 1`}]`, 'text', 9, true)),
  if: fixed(3, ([condition = part('false', 'boolean'), yes = part('null', 'blank'), no = part('null', 'blank')]) => branched(condition, yes, no)),
  coalesce: fixed(2, coalesce), not: fixed(1, ([one = part('false', 'boolean')]) => negated(one)),
  true: fixed(0, () => part('true', 'boolean')), false: fixed(0, () => part('false', 'boolean')), boolean: fixed(1, ([one = part('false', 'boolean')]) => truth(one)),
  'boolean-from-string': fixed(1, ([one = part('""', 'text')]) => part(`${asText(one).feel} in ("true", "1")`, 'boolean', 3)),
  today: fixed(0, () => part('today()', 'date')), now: fixed(0, () => part('now()', 'datetime')), date: fixed(1, dateCall), 'date-time': fixed(1, ([one = part('null', 'blank')]) => (isDay(one) ? one : part(`date and time(${one.feel})`, 'datetime', 9, true))),
  'decimal-date-time': fixed(1, ([one = part('null', 'blank')]) => part(`daysBetween(date("1970-01-01"), ${one.feel})`, 'number', 9, true)),
  'format-date': fixed(2, formatDate), 'format-date-time': fixed(2, formatDate),
  regex: fixed(2, regex), string: fixed(1, ([one = part('null', 'blank')]) => asText(one)), 'string-length': fixed(1, onText('string length', 'number')), contains: fixed(2, onText('contains', 'boolean')),
  'starts-with': fixed(2, onText('starts with', 'boolean')), 'ends-with': fixed(2, onText('ends with', 'boolean')), 'substring-before': fixed(2, onText('substring before', 'text')), 'substring-after': fixed(2, onText('substring after', 'text')),
  'upper-case': fixed(1, onText('upper case', 'text')), 'lower-case': fixed(1, onText('lower case', 'text')), substr: between(2, 3, substr),
  substring: between(2, 3, ([text = part('""', 'text'), ...rest]) => part(`substring(${[asText(text), ...rest.map(number)].map((one) => one.feel).join(', ')})`, 'text', 9, true)),
  concat: between(1, MANY, concat), join: between(2, MANY, join),
  number: fixed(1, ([one = part('null', 'blank')]) => number(one)), int: fixed(1, whole), round: between(1, 2, rounded), floor: fixed(1, onNumber('floor')), ceiling: fixed(1, onNumber('ceiling')), abs: fixed(1, onNumber('abs')), sqrt: fixed(1, onNumber('sqrt')),
  exp: fixed(1, onNumber('exp')), log: fixed(1, onNumber('log')), pow: fixed(2, ([base = part('0', 'number'), power = part('0', 'number')]) => part(`${within(number(base), 9)} ** ${within(number(power), 9)}`, 'number', 6, true)),
  sum: fixed(1, (args) => overMany('sum', args)), min: between(1, MANY, (args) => overMany('min', args)), max: between(1, MANY, (args) => overMany('max', args)), count: fixed(1, count), 'count-non-empty': fixed(1, count),
  position: fixed(1, ([row = part('0', 'number')]) => row), 'indexed-repeat': between(3, 3, indexed),
};

/** Throws Untranslatable for what has no counterpart. */
export function translateCall(name: string, args: readonly Part[]): Part {
  const known = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  if (!known) throw new Untranslatable('expr.function', { name });
  if (args.length < known.from || args.length > known.to) throw new Untranslatable('expr.arguments', { name });
  return known.make(args);
}
