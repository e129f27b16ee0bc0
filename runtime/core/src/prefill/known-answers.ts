import { LEVELS } from '../access/index';
import { isEmpty } from '../form/index';
import type { FieldSpec } from '../form/types';
import type { CompiledPack } from '../pack/program';
import type { Instant, Json, JsonObject } from '../shared/json';

/** A record about the same person, cut to what the asker may see in full. */
export interface KnownSource {
  readonly recordId: string;
  /** the fields of its own release */
  readonly fields: Readonly<Record<string, FieldSpec>>;
  readonly data: JsonObject;
  readonly at: Instant;
}
export interface KnownAnswer {
  readonly field: string;
  readonly value: Json;
  readonly recordId: string;
  /** the field of the record that it stands in */
  readonly sourceField: string;
  readonly at: Instant;
  /** older than the question's answers are good for: shown, not filled in */
  readonly isOld: boolean;
}

const DAY = 86_400_000;

/** The answers that say whom the form is about; undefined: it does not say, or not yet. */
export function identityIn(pack: CompiledPack, formId: string, data: JsonObject): JsonObject | undefined {
  const ids = pack.records[pack.forms[formId]?.record ?? '']?.subject?.identity ?? [];
  const values = ids.map((id): [string, Json] => [id, data[id] ?? null]);
  return values.length === 0 || values.some(([, value]) => typeof value !== 'string' || value.trim() === '') ? undefined : Object.fromEntries(values);
}

const TYPE: Readonly<Record<FieldSpec['type'], (value: Json) => boolean>> = {
  string: (value) => typeof value === 'string', number: (value) => typeof value === 'number', integer: (value) => Number.isInteger(value), boolean: (value) => typeof value === 'boolean',
  array: Array.isArray, object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
};

function isOffered(pack: CompiledPack, field: FieldSpec, value: Json): boolean {
  const values = Array.isArray(value) ? value : [value];
  const codes = field.codes === undefined ? undefined : pack.codes[field.codes];
  if (codes) return values.every((one) => codes.items.some(({ code }) => code === one));
  return field.options === undefined || values.every((one) => field.options?.some((option) => option.value === one));
}

/** An answer of this field's kind, and not one that was protected more strictly where it was given. */
const fits = (pack: CompiledPack, field: FieldSpec, from: FieldSpec, value: Json): boolean =>
  TYPE[field.type](value) && isOffered(pack, field, value) && LEVELS.indexOf(field.level) >= LEVELS.indexOf(from.level);

function answerIn(pack: CompiledPack, field: FieldSpec, { fields, data, recordId, at }: KnownSource): Omit<KnownAnswer, 'isOld'> | undefined {
  const source = Object.values(fields).find((one) => one.source === field.source && !isEmpty(data[one.id]) && fits(pack, field, one, data[one.id] ?? null));
  return source && { field: field.id, value: data[source.id] ?? null, recordId, sourceField: source.id, at };
}

/** For each field of a form that is bound to a question: its newest answer. `sources`: newest first. */
export function knownAnswers(pack: CompiledPack, formId: string, sources: readonly KnownSource[], now: Instant): readonly KnownAnswer[] {
  const form = pack.forms[formId];
  if (!form) return [];
  const identity = pack.records[form.record]?.subject?.identity ?? [];
  return Object.values(form.fields).filter(({ id, source, derive }) => source !== undefined && derive === undefined && !identity.includes(id)).flatMap((field) => {
    for (const source of sources) {
      const found = answerIn(pack, field, source);
      const days = pack.questions?.[field.source ?? '']?.validDays;
      if (found) return [{ ...found, isOld: days !== undefined && Date.parse(now) - Date.parse(found.at) > days * DAY }];
    }
    return [];
  });
}
