import type { FieldSpec } from '../form/types';
import type { CompiledForm, CompiledPack } from '../pack/program';
import TIMES from './effort.json' with { type: 'json' };

interface KnownField {
  readonly field: string;
  readonly title: string;
  /** titles of the forms that ask it too */
  readonly from: readonly string[];
  /** by a step before it on the same record, or of another record about the same person */
  readonly by: 'step' | 'person';
}
export interface Effort {
  readonly asked: number;
  readonly known: readonly KnownField[];
  readonly minutes: number;
}

/** How far from the start each form is first shown, over all services of its record. */
function distances(pack: CompiledPack, record: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const note = (form: string | undefined, distance: number): void => {
    if (form !== undefined && (found.get(form) ?? Infinity) > distance) found.set(form, distance);
  };
  for (const service of Object.values(pack.services).filter((one) => one.record === record)) {
    note(service.form, 0);
    const model = pack.processes[service.process];
    const seen = new Set<string>();
    for (let step = model ? [model.start] : [], distance = 1; step.length > 0; distance += 1) {
      step.forEach((id) => { seen.add(id); note(model?.nodes[id]?.task?.form, distance); });
      step = step.flatMap((id) => model?.nodes[id]?.outgoing ?? []).flatMap((flow) => model?.flows[flow]?.to ?? []).filter((id) => !seen.has(id));
    }
  }
  return found;
}

/** Forms of records about persons: there a question once answered is known of the person. */
const ofPersons = (pack: CompiledPack): CompiledForm[] => Object.values(pack.forms).filter((form) => (pack.records[form.record]?.subject?.identity?.length ?? 0) > 0);

function knownField(pack: CompiledPack, form: CompiledForm, field: FieldSpec, far: ReadonlyMap<string, number>): KnownField | undefined {
  const { id, title, source } = field;
  const before = Object.values(pack.forms).filter((other) => other.record === form.record && other.id !== form.id && other.fields[id] && (far.get(other.id) ?? Infinity) < (far.get(form.id) ?? 0));
  if (before.length > 0) return { field: id, title, from: before.map((other) => other.title), by: 'step' };
  const isIdentity = pack.records[form.record]?.subject?.identity?.includes(id) ?? true;
  const asked = source === undefined || isIdentity ? [] : ofPersons(pack).filter((other) => other.record !== form.record && Object.values(other.fields).some((one) => one.source === source));
  return asked.length > 0 ? { field: id, title, from: asked.map((other) => other.title), by: 'person' } : undefined;
}

const isCalculated = (form: CompiledForm, { id, derive }: FieldSpec): boolean => derive !== undefined || form.rules.some(({ effect, target }) => effect === 'calculate' && target === id);

function secondsOf(field: FieldSpec): number {
  if (field.columns) return TIMES.row * Object.values(field.columns).reduce((sum, column) => sum + secondsOf(column), 0) / 2;
  return (TIMES.widget as Readonly<Record<string, number>>)[field.widget ?? ''] ?? (field.codes !== undefined || field.options ? TIMES.widget.select : TIMES.type[field.type]);
}

/** How many of a form's questions are known beforehand, and how long the rest takes about. */
export function effortOf(pack: CompiledPack, formId: string): Effort {
  const form = pack.forms[formId];
  if (!form) return { asked: 0, known: [], minutes: 0 };
  const far = distances(pack, form.record);
  const fields = Object.values(form.fields).filter((field) => !isCalculated(form, field));
  const known = fields.flatMap((field) => knownField(pack, form, field, far) ?? []);
  const isKnown = new Set(known.map(({ field }) => field));
  const seconds = fields.reduce((sum, field) => sum + (isKnown.has(field.id) ? TIMES.known : secondsOf(field)), 0);
  return { asked: fields.length, known, minutes: fields.length === 0 ? 0 : Math.max(1, Math.round(seconds / 60)) };
}
