/** How much two records look like one person: points for what agrees, and against it for what does not, each with its reason. */
import { swapped, yearBeside } from './birth';
import type { PersonFace } from './face';
import { differsByOne, likeness } from './text-likeness';

/** What is compared of one: his face, how his names may be read aloud, and his households. */
export interface Compared {
  readonly face: PersonFace;
  /** every reading of name and alias; syllables with blanks between */
  readonly sounds: readonly string[];
  readonly households?: readonly string[];
}

export const POINTS = {
  'id.same': 100, 'id.other': -60,
  'name.same': 35, 'name.alias': 25, 'name.sound': 25, 'name.one': 12, 'name.other': -20,
  'birth.same': 30, 'birth.swapped': 18, 'birth.year': 15, 'birth.other': -20,
  'phone.same': 20, 'address.same': 15, 'address.near': 8, 'region.same': 5, 'household.same': 15, 'sex.other': -15,
} as const;
export type Reason = keyof typeof POINTS;

/** `certain`: it would take a reason to think otherwise. `possible`: worth a look. */
export type Likelihood = 'certain' | 'likely' | 'possible';
export interface Similarity { readonly points: number; readonly likelihood: Likelihood; readonly reasons: readonly { readonly code: Reason; readonly points: number }[] }
export const THRESHOLDS = { certain: 90, likely: 60, possible: 35 } as const;

type Rule = (a: Compared, b: Compared) => Reason | undefined;
const both = (a: string | undefined, b: string | undefined): boolean => a !== undefined && b !== undefined;

const idNo: Rule = ({ face: a }, { face: b }) => (!both(a.idNo, b.idNo) ? undefined : a.idNo === b.idNo ? 'id.same' : 'id.other');
function name({ face: a, sounds }: Compared, { face: b, sounds: others }: Compared): Reason {
  if (a.name === b.name) return 'name.same';
  if (a.alias === b.name || a.name === b.alias || (both(a.alias, b.alias) && a.alias === b.alias)) return 'name.alias';
  if (sounds.some((sound) => others.includes(sound))) return 'name.sound';
  return differsByOne(a.name, b.name) ? 'name.one' : 'name.other';
}
function birth({ face: { birthDate: a } }: Compared, { face: { birthDate: b } }: Compared): Reason | undefined {
  if (a === undefined || b === undefined) return undefined;
  if (a === b) return 'birth.same';
  if (swapped(a) === b) return 'birth.swapped';
  return yearBeside(a).includes(b) ? 'birth.year' : 'birth.other';
}
const phone: Rule = ({ face: a }, { face: b }) => (both(a.phone, b.phone) && a.phone === b.phone ? 'phone.same' : undefined);
function address({ face: { address: a } }: Compared, { face: { address: b } }: Compared): Reason | undefined {
  if (a === undefined || b === undefined) return undefined;
  const alike = likeness(a, b);
  return alike >= 0.85 ? 'address.same' : alike >= 0.5 ? 'address.near' : undefined;
}
const region: Rule = ({ face: a }, { face: b }) => (both(a.region, b.region) && a.region === b.region ? 'region.same' : undefined);
const household: Rule = ({ households: a = [] }, { households: b = [] }) => (a.some((id) => b.includes(id)) ? 'household.same' : undefined);
const sex: Rule = ({ face: a }, { face: b }) => (both(a.sex, b.sex) && a.sex !== b.sex ? 'sex.other' : undefined);
const RULES: readonly Rule[] = [idNo, name, birth, phone, address, region, household, sex];

/** Twins live at one address with one telephone and one birthday: without the same id number only the same name makes it certain. */
function likelihoodOf(points: number, reasons: readonly Reason[]): Likelihood | undefined {
  if (reasons.includes('id.same')) return 'certain';
  if (points >= THRESHOLDS.certain && reasons.includes('name.same')) return 'certain';
  if (points >= THRESHOLDS.likely) return 'likely';
  return points >= THRESHOLDS.possible ? 'possible' : undefined;
}

/** undefined: nothing to think of. Which of the two stands first does not matter. */
export function similarity(a: Compared, b: Compared): Similarity | undefined {
  const reasons = RULES.flatMap((rule) => rule(a, b) ?? []);
  const points = reasons.reduce((sum, code) => sum + POINTS[code], 0);
  const likelihood = likelihoodOf(points, reasons);
  return likelihood && { points, likelihood, reasons: reasons.map((code) => ({ code, points: POINTS[code] })) };
}
