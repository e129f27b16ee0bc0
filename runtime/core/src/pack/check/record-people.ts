/** 人与同意: what a type says of persons, of their consent and of how long it is kept must be so, or the rules that follow from it would never hold. */
import { isSealed } from '../../access/index';
import { choicesOf, formatOf } from '../../form/index';
import type { FieldSpec } from '../../form/types';
import { linkTarget } from '../../record/links';
import type { RecordType } from '../../record/format';
import type { Problem } from '../../shared/problem';
import type { CompiledPack } from '../program';
import { about, knownFields, type LintInput } from './input';

type Fields = Readonly<Record<string, FieldSpec>>;
interface Where { readonly input: LintInput; readonly type: RecordType; readonly fields: Fields; readonly at: ReturnType<typeof about> }

const own = (fields: Fields, id: string): FieldSpec | undefined => (Object.hasOwn(fields, id) ? fields[id] : undefined);
function fieldAt(fields: Fields, path: string): FieldSpec | undefined {
  const [id = '', column] = path.split('/');
  const field = own(fields, id);
  return column === undefined ? field : own(field?.columns ?? {}, column);
}
const isPerson = (pack: CompiledPack, field: FieldSpec | undefined): boolean => field?.ref?.kind === 'record' && pack.records[field.ref.record]?.person !== undefined;
/** Fields that a member names and no form fills. */
const missing = ({ fields, at }: Where, ids: readonly (string | undefined)[], path: string): Problem[] =>
  ids.flatMap((id) => (id === undefined || own(fields, id) ? [] : [at('record.field-unknown', path, { field: id })]));
const notDated = ({ fields, at }: Where, ids: readonly (string | undefined)[], path: string): Problem[] =>
  ids.flatMap((id) => {
    const field = id === undefined ? undefined : own(fields, id);
    return field && field.format !== 'date' && field.format !== 'date-time' ? [at('record.date-field', path, { field: field.title })] : [];
  });

function personIn(where: Where): Problem[] {
  const { input: { pack }, type: { person }, fields, at } = where;
  if (!person) return [];
  const { guardian, ...parts } = person;
  const isGuardian = guardian === undefined || isPerson(pack, fieldAt(fields, guardian));
  return [...missing(where, Object.values(parts), '/person'), ...notDated(where, [parts.birthDate], '/person/birthDate'), ...(isGuardian ? [] : [at('record.person-pick', '/person/guardian', { field: guardian })])];
}

function signersIn({ type: { consent }, input, fields, at }: Where): Problem[] {
  const { signer, guardian = [] } = consent ?? {};
  if (guardian.length === 0) return [];
  const field = signer === undefined ? undefined : own(fields, signer);
  if (!field) return signer === undefined ? [at('record.consent-signer', '/consent/guardian')] : [];
  const choices = choicesOf(field, input.pack.codes);
  return choices ? guardian.filter((code) => !choices.options.some(({ value }) => value === code)).map((code) => at('record.consent-guardian', '/consent/guardian', { code, field: field.title })) : [];
}

function consentIn(where: Where): Problem[] {
  const { input: { pack }, type, fields, at } = where;
  const { consent } = type;
  if (!consent) return [];
  const [person, scopes] = [own(fields, consent.person), own(fields, consent.scopes)];
  const of = person?.ref?.kind === 'record' ? pack.records[person.ref.record]?.person : undefined;
  return [
    ...missing(where, [consent.person, consent.scopes, consent.signedAt, consent.expiresAt, consent.signer], '/consent'), ...notDated(where, [consent.signedAt, consent.expiresAt], '/consent'),
    ...(person && !of ? [at('record.person-pick', '/consent/person', { field: person.title })] : []),
    ...(scopes && !choicesOf(scopes, pack.codes) ? [at('record.consent-scopes', '/consent/scopes', { field: scopes.title })] : []),
    ...(type.states.some(({ kind }) => kind === 'void') ? [] : [at('record.consent-withdraw', '/states', { record: type.title })]),
    // whether a guardian must sign, and when a child is asked itself, follows from it
    ...(of && of.birthDate === undefined ? [at('record.consent-birth', '/consent/person', {}, 'warning')] : []),
    ...signersIn(where),
  ];
}

/** Every code for which somebody's consent can be given. */
function scopesOf({ input }: Where): ReadonlySet<string> | undefined {
  const { pack } = input;
  const found = Object.values(pack.records).flatMap(({ id, consent }) => {
    const field = consent && own(knownFields(input, id) ?? {}, consent.scopes);
    return field ? [...(choicesOf(field, pack.codes)?.options.map(({ value }) => String(value)) ?? [])] : [];
  });
  return new Set(found);
}

/** Who is asked are persons that a link picks, or the person himself. */
const knowsPersons = ({ input: { pack }, type }: Where): boolean => type.person !== undefined || (type.links ?? []).some((def) => pack.records[linkTarget(pack, type.id, def) ?? '']?.person !== undefined);

function neededIn(where: Where): Problem[] {
  const { type, fields, at } = where;
  const asked = [...(type.needsConsent ?? []).map((scope) => ({ scope, path: '/needsConsent' })), ...(type.transfer?.accept?.consents ?? []).map((scope) => ({ scope, path: '/transfer/accept/consents' })), ...Object.values(fields).flatMap(({ consent: scope }) => (scope === undefined ? [] : [{ scope, path: '' }]))];
  if (asked.length === 0) return [];
  const known = scopesOf(where);
  return [
    ...asked.filter(({ scope }) => !known?.has(scope)).map(({ scope, path }) => at('record.scope-unknown', path, { scope })),
    ...(knowsPersons(where) ? [] : [at('record.consent-nobody', asked[0]?.path ?? '', { record: type.title })]),
  ];
}

/** A birth date that the host can find: the record's own, or that of a person it is linked to. */
function knowsBirth({ input: { pack }, type }: Where): boolean {
  const persons = [type, ...(type.links ?? []).map((def) => pack.records[linkTarget(pack, type.id, def) ?? ''])];
  return persons.some((one) => one?.person?.birthDate !== undefined);
}

function keptIn(where: Where): Problem[] {
  const { type: { retention, states, title }, at } = where;
  if (!retention) return [];
  return [
    ...(retention.from !== 'created' && !states.some(({ kind }) => kind !== 'open') ? [at('record.retention-closed', '/retention/from', { record: title })] : []),
    ...(retention.from === 'adult' && !knowsBirth(where) ? [at('record.retention-birth', '/retention/from', { record: title })] : []),
  ];
}

/** Sealed, and of no kind that a blind index finds. */
const isHidden = (field: FieldSpec): boolean => field.level === 'L4' || (isSealed(field) && field.format !== 'cn-phone' && formatOf(field.format)?.identifies !== true);

function foundIn(where: Where): Problem[] {
  const { type: { search = [], subject, links = [], grant, title }, fields, at } = where;
  return [
    ...missing(where, search, '/search'), ...search.flatMap((id) => own(fields, id) ?? []).filter(isHidden).map(({ title: field }) => at('record.search-sealed', '/search', { field })),
    ...(subject?.link === undefined || links.some(({ id }) => id === subject.link) ? [] : [at('record.subject-link', '/subject/link', { id: subject.link })]),
    ...(grant && !Object.values(fields).some(({ level }) => level === 'L4') ? [at('record.grant-nothing', '/grant', { record: title }, 'warning')] : []),
  ];
}

export function lintPeople(input: LintInput, type: RecordType): Problem[] {
  const fields = knownFields(input, type.id);
  if (!fields) return [];
  const where: Where = { input, type, fields, at: about('record', type.id) };
  return [...personIn(where), ...consentIn(where), ...neededIn(where), ...keptIn(where), ...foundIn(where)];
}
