/**
 * By what a record is found in a register, and where it stands there. A word carries the level of the field it comes from: who may not see that
 * level of a record does not find it so. What is sealed is never a word: the ends of a telephone and a whole id number are blind indexes.
 */
import { cellsOf, fieldsOf, formatOf, isSealed, keyedFields, LEVELS, sha256Hex, type CompiledPack, type FieldSpec, type Level, type OrgUnit } from '@liandong/core/run';
import type { RowKeysInput } from './types';
import { numberParts, piecesAsked, piecesOf, plainText, soundAsked, soundsIn, tailAsked, tailsOf, wholeAsked } from './words';

/** Made anew for all records when this changes: the keys of one version are not found by another. */
const VERSION = 1;
const MOST_WORDS = 160;
type Blind = Pick<RowKeysInput, 'countyId' | 'keys'>;
type Found = 'text' | 'tail' | 'whole';

const isAbove = (level: Level, most: Level): boolean => LEVELS.indexOf(level) > LEVELS.indexOf(most);
const blind = ({ countyId, keys }: Blind, kind: 'tail' | 'whole', text: string): string => keys.blindIndex(countyId, `search.${kind}`, text).slice(0, 16);
const word = (level: Level, kind: string, text: string): string => `${level.slice(1)}${kind}${text}`;

/** How a field is searched; undefined: it is not. */
function searched(field: FieldSpec): Found | undefined {
  if (field.type !== 'string' || field.ref || field.level === 'L4' || field.consent !== undefined) return undefined;
  if (field.format === 'cn-phone') return 'tail';
  if (isSealed(field)) return formatOf(field.format)?.identifies ? 'whole' : undefined;
  return field.options || field.codes ? undefined : 'text';
}

export interface SearchField { readonly id: string; readonly level: Level; readonly how: Found; readonly sealed: boolean }
interface Definition { readonly fields: readonly SearchField[]; readonly hash: string }
const known = new WeakMap<CompiledPack, Map<string, Definition>>();

function define(pack: CompiledPack, type: string): Definition {
  const record = pack.records[type];
  const specs = fieldsOf(pack, type);
  const fields = [...new Set([...(record ? [record.titleField] : []), ...(record?.search ?? [])])].flatMap((id): SearchField[] => {
    const spec = Object.hasOwn(specs, id) ? specs[id] : undefined;
    const how = spec && searched(spec);
    return spec && how ? [{ id, level: spec.level, how, sealed: isSealed(spec) }] : [];
  });
  const keyed = keyedFields(pack, type).map(({ id, kind, level, from }) => [id, kind, level, from]);
  return { fields, hash: sha256Hex(JSON.stringify([VERSION, fields, keyed])).slice(0, 12) };
}

/** By which fields records of a type are found, and the hash of all that their keys are made by. */
export function searchDefinition(pack: CompiledPack, type: string): Definition {
  const types = known.get(pack) ?? new Map<string, Definition>();
  known.set(pack, types);
  const definition = types.get(type) ?? define(pack, type);
  types.set(type, definition);
  return definition;
}

function wordsOf(by: Blind, { level, how, sealed }: SearchField, text: string): string[] {
  switch (how) {
    case 'text': return [...piecesOf(text).map((piece) => word(level, 'w', piece)), ...soundsIn(text).map((sound) => word(level, 'p', sound))];
    case 'tail': return tailsOf(text).map((tail) => word(level, 't', sealed ? blind(by, 'tail', tail) : tail));
    case 'whole': return [word(level, 'i', blind(by, 'whole', plainText(text).toUpperCase()))];
  }
}

/** The pieces of one alternative: a record that holds all of them is found, by whoever sees this level of it. */
export interface SearchWay { readonly level: Level; readonly words: readonly string[]; /** what it may be found by that is sealed above L2 */ readonly sensitive?: true }

function waysBy(by: Blind, field: SearchField, asked: string): SearchWay[] {
  const { level, how, sealed } = field;
  const [sound, tail, whole] = [soundAsked(asked), tailAsked(asked), wholeAsked(asked)];
  if (how === 'tail') return tail === undefined ? [] : [{ level, words: [word(level, 't', sealed ? blind(by, 'tail', tail) : tail)], ...(isAbove(level, 'L2') ? { sensitive: true } : {}) }];
  if (how === 'whole') return whole === undefined ? [] : [{ level, words: [word(level, 'i', blind(by, 'whole', whole))], ...(isAbove(level, 'L2') ? { sensitive: true } : {}) }];
  return [{ level, words: piecesAsked(asked).map((piece) => word(level, 'w', piece)) }, ...(sound === undefined ? [] : [{ level, words: [word(level, 'p', sound)] }])];
}

const distinct = (ways: readonly SearchWay[]): SearchWay[] => [...new Map(ways.map((way) => [way.words.join('\n'), way])).values()];

/** The ways in which one typed word may be meant. Empty: nothing can be found by it. */
export function searchWays(by: Blind, fields: readonly SearchField[], typed: string): SearchWay[] {
  const asked = plainText(typed);
  if (asked === '') return [];
  const all = [{ level: 'L0' as const, words: [word('L0', 'n', asked)] }, ...fields.flatMap((field) => waysBy(by, field, asked))];
  return distinct(all);
}

/** The same, only as it was typed: by no sound, and not by the end of a number. */
export function writtenWays(fields: readonly SearchField[], typed: string): SearchWay[] {
  const asked = plainText(typed);
  if (asked === '') return [];
  const texts = fields.filter(({ how }) => how === 'text').map(({ level }): SearchWay => ({ level, words: piecesAsked(asked).map((piece) => word(level, 'w', piece)) }));
  return distinct([{ level: 'L0', words: [word('L0', 'n', asked)] }, ...texts]);
}

const [TIME_CHARS, ID_CHARS] = [8, 16];
/** Where a record stands among all: by when it was made, then by its id (of a made id as much as tells it from any other). */
export const seatOf = (createdAt: string, id: string): string =>
  `${Date.parse(createdAt).toString(36).padStart(TIME_CHARS, '0')}${/^[\da-f]{32}$/.test(id) ? id.slice(0, ID_CHARS) : id}`;
/** When what stands there was made. */
export const timeOfSeat = (seat: string): string => new Date(Number.parseInt(seat.slice(0, TIME_CHARS), 36)).toISOString();
/** Before every seat of that moment and after all earlier ones. */
export const seatAt = (at: string): string => Date.parse(at).toString(36).padStart(TIME_CHARS, '0');

interface SearchKeys { readonly search?: readonly string[]; readonly cells: readonly string[]; readonly seat: string; readonly keyed: string }
interface WithUnit extends RowKeysInput { readonly derived?: Readonly<Record<string, unknown>> | undefined; readonly unit?: OrgUnit | undefined }

export function searchKeys({ pack, record, plain, derived, unit, ...by }: WithUnit): SearchKeys {
  const { fields, hash } = searchDefinition(pack, record.type);
  const found = fields.flatMap((field) => {
    const value = Object.hasOwn(plain, field.id) ? plain[field.id] : undefined;
    return typeof value === 'string' ? wordsOf(by, field, value) : [];
  });
  const words = [...new Set([...(record.no === undefined ? [] : numberParts(record.no).map((part) => word('L0', 'n', part))), ...found])].slice(0, MOST_WORDS);
  const row = { ...record, path: unit?.path ?? [], data: plain, derived };
  return { ...(words.length === 0 ? {} : { search: words }), cells: cellsOf(keyedFields(pack, record.type), row), seat: seatOf(record.createdAt, record.id), keyed: hash };
}
