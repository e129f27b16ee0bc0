import { type Condition, type Operand, type Sentence, SIGNS } from './condition';

const quoted = (text: string): string => `"${text.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n').replace(/\r/g, '\\r').replace(/\t/g, '\\t')}"`;

const plain = (value: number): string => (Number.isInteger(value) && Math.abs(value) < 1e21 ? String(value) : value.toFixed(10).replace(/\.?0+$/, ''));

function operand(value: Operand): string {
  switch (value.kind) {
    case 'text': return quoted(value.value);
    case 'number': return plain(value.value);
    case 'boolean': return String(value.value);
    case 'field': return value.id;
    case 'param': return `params.${value.id}`;
    case 'today': return 'today()';
  }
}

function one(condition: Condition): string {
  switch (condition.op) {
    case 'empty': return `${condition.field} = null`;
    case 'filled': return `${condition.field} != null`;
    case 'contains': return `${condition.many ? 'list contains' : 'contains'}(${condition.field}, ${operand(condition.value)})`;
    default: return `${condition.field} ${SIGNS[condition.op]} ${operand(condition.value)}`;
  }
}

/** @example writeFeel({ joint: 'and', conditions: [{ field: 'age', op: 'lt', value: { kind: 'number', value: 14 } }] }) // 'age < 14' */
export const writeFeel = (sentence: Sentence): string => sentence.conditions.map(one).join(` ${sentence.joint} `);
