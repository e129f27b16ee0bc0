/** By what a register may be filtered, sorted and columned: fields up to L2 that lie in the open, derived ones, and what every record has. */
import { fieldsOf, isSealed, LEVELS } from '../access/index';
import { choicesOf } from '../form/options';
import type { FieldOption, FieldRef, FieldSpec } from '../form/types';
import type { Level } from '../pack/format';
import type { CompiledPack } from '../pack/program';
import { derivedFields } from '../record/derived';
import { CORE_TEXT } from '../text/index';
import type { RegisterOp } from './format';

export type RegisterKind = 'choice' | 'flag' | 'text' | 'number' | 'date' | 'instant' | 'ref';

export interface RegisterField {
  readonly id: string;
  readonly title: string;
  readonly kind: RegisterKind;
  readonly level: Level;
  /** where its value is found: among the answers, the derived ones, or of the record itself */
  readonly from: 'data' | 'derived' | 'record';
  readonly spec?: FieldSpec;
  readonly options?: readonly FieldOption[];
  readonly ref?: FieldRef;
  /** several values at a time */
  readonly many?: true;
}

export const OPS_OF: Readonly<Record<RegisterKind, readonly RegisterOp[]>> = {
  choice: ['in', 'notIn', 'empty', 'filled'], flag: ['in', 'empty', 'filled'], text: ['contains', 'in', 'empty', 'filled'], number: ['between', 'empty', 'filled'],
  date: ['between', 'within', 'empty', 'filled'], instant: ['between', 'within'], ref: ['in', 'notIn', 'empty', 'filled'],
};

export const MOST_LEVEL: Level = 'L2';
/** What is closed to some readers is not asked for: the answer would tell what is closed. */
const isOpen = (spec: FieldSpec): boolean => spec.consent === undefined && LEVELS.indexOf(spec.level) <= LEVELS.indexOf(MOST_LEVEL) && !isSealed(spec);

/** undefined: of a kind that is not compared (files, places, periods, tables, moments that a form asks for). */
function kindOf(spec: FieldSpec, options: readonly FieldOption[] | undefined): RegisterKind | undefined {
  if (spec.columns || spec.type === 'object') return undefined;
  if (spec.ref) return 'ref';
  if (options) return 'choice';
  switch (spec.type) {
    case 'boolean': return 'flag';
    case 'number': case 'integer': return 'number';
    case 'string': return spec.format === 'date' ? 'date' : spec.format === 'date-time' ? undefined : 'text';
    case 'array': return undefined;
  }
}

function fieldFrom(spec: FieldSpec, from: 'data' | 'derived', { codes }: CompiledPack): RegisterField[] {
  const options = choicesOf(spec, codes)?.options;
  const kind = isOpen(spec) ? kindOf(spec, options) : undefined;
  if (!kind) return [];
  return [{
    id: spec.id, title: spec.title, kind, level: spec.level, from, spec, ...(options && kind === 'choice' ? { options } : {}), ...(spec.ref ? { ref: spec.ref } : {}),
    ...(spec.type === 'array' ? { many: true as const } : {}),
  }];
}

function ofRecord(pack: CompiledPack, type: string): RegisterField[] {
  const options = (pack.records[type]?.states ?? []).map(({ id, title }) => ({ value: id, title }));
  const own = (id: keyof typeof CORE_TEXT.register.own, kind: RegisterKind, more: Partial<RegisterField> = {}): RegisterField => ({ id: `@${id}`, title: CORE_TEXT.register.own[id], kind, level: 'L0', from: 'record', ...more });
  return [
    own('state', 'choice', { options }), own('unit', 'ref', { ref: { kind: 'unit' } }), own('owner', 'ref', { ref: { kind: 'user' } }),
    own('no', 'text'), own('occurred', 'instant'), own('created', 'instant'),
  ];
}

/** In the order in which they are offered; the fields of the list come first. A derived field with the id of an answer is the answer's. */
export function registerFields(pack: CompiledPack, type: string): ReadonlyMap<string, RegisterField> {
  const columns = pack.records[type]?.columns ?? [];
  const place = ({ id }: RegisterField): number => (columns.includes(id) ? columns.indexOf(id) : columns.length);
  const derived = Object.values(derivedFields(pack, type)).flatMap((spec) => fieldFrom(spec, 'derived', pack));
  const answers = Object.values(fieldsOf(pack, type)).flatMap((spec) => fieldFrom(spec, 'data', pack));
  const inOrder = [...answers].sort((a, b) => place(a) - place(b));
  return new Map([...ofRecord(pack, type), ...derived, ...inOrder].map((field) => [field.id, field]));
}
