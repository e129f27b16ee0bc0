import { fieldsOf, isSealed } from '../access/index';
import { onceAType } from '../pack/once-a-type';
import type { CompiledPack } from '../pack/program';
import type { Json } from '../shared/json';
import type { RecordDoc, RecordType } from '../record/index';

/** What doubles of a person are found by, as his type's `person` names it. Only what was filled in. */
export interface PersonFace {
  readonly name: string;
  readonly alias?: string;
  readonly sex?: string;
  /** `YYYY-MM-DD` */
  readonly birthDate?: string;
  readonly idNo?: string;
  readonly phone?: string;
  readonly region?: string;
  readonly address?: string;
}
export type FacePart = keyof PersonFace;
const PARTS: readonly FacePart[] = ['name', 'alias', 'sex', 'birthDate', 'idNo', 'phone', 'region', 'address'];

/** As it is compared: one width of letters, no spaces, no dots between parts of a name. */
export const plainName = (text: string): string => text.normalize('NFKC').replace(/[\s·•・.。'’-]+/g, '').toLowerCase();
const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toUpperCase();
const TIDY: Readonly<Partial<Record<FacePart, (text: string) => string>>> = { name: plainName, alias: plainName };

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

/** undefined: records of this type are no persons, or this one has no name. */
export function faceOf({ person }: Pick<RecordType, 'person'>, data: RecordDoc['data']): PersonFace | undefined {
  if (!person) return undefined;
  const parts = PARTS.flatMap((part) => {
    const field = person[part];
    const value = field === undefined ? '' : (TIDY[part] ?? plain)(textOf(data[field]));
    return value === '' ? [] : [[part, value] as const];
  });
  const face = Object.fromEntries(parts) as Partial<PersonFace>;
  return face.name === undefined ? undefined : { ...face, name: face.name };
}

const sealedIn = onceAType<readonly FacePart[]>((pack, type) => {
  const fields = fieldsOf(pack, type);
  return PARTS.filter((part) => {
    const field = fields[pack.records[type]?.person?.[part] ?? ''];
    return field !== undefined && isSealed(field);
  });
});
/** Parts that lie sealed: by those he is found blindly only. */
export const sealedParts = (pack: CompiledPack, { id }: RecordType): readonly FacePart[] => sealedIn(pack, id);
