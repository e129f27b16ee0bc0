import { type Calculation, type Chain, type Condition, type Day, type Group, isGroup, SIGNS, type Term } from './sentence';

const quoted = (text: string): string => `"${text.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n').replace(/\r/g, '\\r').replace(/\t/g, '\\t')}"`;

const plain = (value: number): string => (Number.isInteger(value) && Math.abs(value) < 1e21 ? String(value) : value.toFixed(10).replace(/\.?0+$/, ''));

const day = (value: Day): string => (value.kind === 'field' ? value.id : `${value.kind}()`);

function shifted({ from, days, isMoment }: Extract<Term, { readonly kind: 'shifted' }>): string {
  const base = from.kind === 'field' ? `${isMoment ? 'date and time' : 'date'}(${from.id})` : day(from);
  return `${base} ${days < 0 ? '-' : '+'} duration("P${Math.abs(days)}D")`;
}

function term(value: Term): string {
  switch (value.kind) {
    case 'text': return quoted(value.value);
    case 'number': return plain(value.value);
    case 'boolean': return String(value.value);
    case 'nothing': return 'null';
    case 'field': return value.id;
    case 'param': return `params.${value.id}`;
    case 'today': case 'now': return day(value);
    case 'shifted': return shifted(value);
    case 'age': return `ageAt(${value.of}, ${day(value.at)})`;
    case 'days': return `daysBetween(${day(value.from)}, ${day(value.to)})`;
    case 'fold': return `${value.how}(${value.table}.${value.column})`;
    case 'rows': return `count(${value.table})`;
  }
}

const chain = ({ first, rest }: Chain): string => [term(first), ...rest.map((step) => `${step.op} ${term(step.term)}`)].join(' ');

function condition(one: Condition): string {
  const left = term(one.left);
  switch (one.op) {
    case 'empty': return `${left} = null`;
    case 'filled': return `${left} != null`;
    case 'in': return `${left} in (${one.values.map(quoted).join(', ')})`;
    case 'notIn': return `not(${left} in (${one.values.map(quoted).join(', ')}))`;
    case 'contains': return `${one.many ? 'list contains' : 'contains'}(${left}, ${term(one.right)})`;
    case 'lacks': return `not(${one.many ? 'list contains' : 'contains'}(${left}, ${term(one.right)}))`;
    default: return `${left} ${SIGNS[one.op]} ${chain({ first: one.right, rest: one.rest })}`;
  }
}

/** @example writeGroup({ joint: 'and', parts: [{ left: { kind: 'field', id: 'age' }, op: 'lt', right: { kind: 'number', value: 14 } }] }) // 'age < 14' */
export const writeGroup = (group: Group): string => group.parts.map((part) => (isGroup(part) ? `(${writeGroup(part)})` : condition(part))).join(` ${group.joint} `);

export const writeCalculation = ({ cases, otherwise }: Calculation): string =>
  [...cases.map((one) => `if ${writeGroup(one.when)} then ${chain(one.then)} else `), chain(otherwise)].join('');
