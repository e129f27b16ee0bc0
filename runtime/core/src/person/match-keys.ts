/** By which keys doubles of a person are found among very many: those that lie with a record, and those that are asked for. */
import { swapped, yearBeside } from './birth';
import type { FacePart, PersonFace } from './face';

export interface Keyed {
  readonly face: PersonFace;
  /** every reading of name and alias; syllables with blanks between */
  readonly sounds: readonly string[];
  /** how a part stands in a key: as it is, or blindly */
  readonly seal: (part: FacePart, text: string) => string;
}
/** `close`: so few have them that all of theirs are looked at. `wide`: the sound of a name, which very many may have. */
export interface AskedKeys { readonly close: readonly string[]; readonly wide: readonly string[] }

const MOST_SOUNDS = 12;
const yearOf = (date: string): number => Number(date.slice(0, 4));

/** A name of which one character is another one still has all the others, and their sounds. */
function partsOf(sound: string): string[] {
  const all = sound.split(' ');
  return all.length < 3 ? [] : all.map((_one, index) => all.filter((_syllable, at) => at !== index).join(' '));
}
const near = ({ sounds, seal }: Keyed, years: readonly number[]): string[] =>
  [...new Set(sounds.slice(0, MOST_SOUNDS).flatMap(partsOf))].flatMap((part) => years.map((year) => `d:${seal('name', `${part} ${year}`)}`));
const sure = ({ face: { idNo, phone }, seal }: Keyed): string[] => [...(idNo === undefined ? [] : [idKey(seal, idNo)]), ...(phone === undefined ? [] : [`p:${seal('phone', phone)}`])];
const heard = ({ sounds, seal }: Keyed): string[] => [...new Set(sounds)].slice(0, MOST_SOUNDS).map((sound) => `n:${seal('name', sound)}`);

/** The key of an id number alone. */
export const idKey = (seal: Keyed['seal'], idNo: string): string => `i:${seal('idNo', idNo)}`;

/** Kept with the record. */
export function matchKeys(keyed: Keyed): string[] {
  const { face: { birthDate }, seal } = keyed;
  return [...sure(keyed), ...heard(keyed), ...(birthDate === undefined ? [] : [`b:${seal('birthDate', birthDate)}`, ...near(keyed, [yearOf(birthDate)])])];
}

/** Asked for, for somebody like this. */
export function askedKeys(keyed: Keyed): AskedKeys {
  const { face: { birthDate }, seal } = keyed;
  const dates = birthDate === undefined ? [] : [birthDate, ...[swapped(birthDate) ?? []].flat(), ...yearBeside(birthDate)];
  const years = birthDate === undefined ? [] : [-1, 0, 1].map((by) => yearOf(birthDate) + by);
  return { close: [...sure(keyed), ...dates.map((date) => `b:${seal('birthDate', date)}`), ...near(keyed, years)], wide: heard(keyed) };
}
