import { faceOf, idKey, matchKeys, sealedParts, type FacePart, type Keyed, type PersonFace } from '@liandong/core/run';
import { soundsOf } from '../../platform/pinyin/index';
import type { RowKeysInput } from './types';

type Blind = Pick<RowKeysInput, 'countyId' | 'pack' | 'keys'>;
const sealBy = ({ countyId, keys }: Blind, sealed: readonly FacePart[]): Keyed['seal'] => (part, text) => (sealed.includes(part) ? keys.blindIndex(countyId, `person.${part}`, text) : text);

/** How a person is looked for, with what must not lie in plain as blind indexes. */
export function keyedOf(blind: Blind, recordType: string, face: PersonFace): Keyed {
  const type = blind.pack.records[recordType];
  const sounds = [...soundsOf(face.name), ...(face.alias === undefined ? [] : soundsOf(face.alias))];
  return { face, sounds, seal: sealBy(blind, type ? sealedParts(blind.pack, type) : []) };
}

/** The key of his id number; undefined: he has none, or is no person. */
export function idKeyOf(blind: Blind, recordType: string, data: RowKeysInput['plain']): string | undefined {
  const type = blind.pack.records[recordType];
  const idNo = type && faceOf(type, data)?.idNo;
  return idNo === undefined ? undefined : idKey(sealBy(blind, sealedParts(blind.pack, type!)), idNo);
}

/** By what doubles of a person are looked for. */
export function matchRowKeys({ record, plain, ...blind }: RowKeysInput): { readonly match?: readonly string[] } {
  const type = blind.pack.records[record.type];
  const face = type && faceOf(type, plain);
  return face ? { match: matchKeys(keyedOf(blind, record.type, face)) } : {};
}
