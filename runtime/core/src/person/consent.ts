/** 知情同意: what of a person may be done, as the records of his consent say. */
import type { CompiledPack } from '../pack/program';
import type { RecordDoc, RecordType } from '../record/index';
import { ageOn, birthdayOf } from './birth';

export interface Consent {
  readonly id: string;
  /** the person's record */
  readonly person: string;
  readonly scopes: readonly string[];
  /** local dates */
  readonly signedAt: string;
  /** the first day on which it holds no more */
  readonly expiresAt?: string;
  readonly byGuardian: boolean;
  readonly isVoid: boolean;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [textOf(value)].filter((one) => one !== ''));

export function consentOf({ records }: CompiledPack, { id, type, state, data }: Pick<RecordDoc, 'id' | 'type' | 'state' | 'data'>): Consent | undefined {
  const known = records[type];
  const members = known?.consent;
  if (!known || !members) return undefined;
  const expiresAt = members.expiresAt === undefined ? '' : textOf(data[members.expiresAt]).slice(0, 10);
  return {
    id, person: textOf(data[members.person]), scopes: textsOf(data[members.scopes]), signedAt: textOf(data[members.signedAt]).slice(0, 10), ...(expiresAt === '' ? {} : { expiresAt }),
    byGuardian: members.signer !== undefined && (members.guardian ?? []).includes(textOf(data[members.signer])), isVoid: known.states.some((one) => one.id === state && one.kind === 'void'),
  };
}

/** Below this age a guardian signs; from here on the child is asked itself, and at the second it is asked as an adult. */
const GUARDED_UNDER = 14;
const ADULT = 18;
const ASKED_AT = [GUARDED_UNDER, ADULT] as const;

/** A child of that age cannot have signed for itself. */
export const needsGuardian = (birthDate: string | undefined, signedAt: string): boolean => (ageOn(birthDate, signedAt) ?? GUARDED_UNDER) < GUARDED_UNDER;

export function isInForce(consent: Consent, birthDate: string | undefined, day: string): boolean {
  const { isVoid, signedAt, expiresAt, byGuardian } = consent;
  return !isVoid && signedAt !== '' && signedAt <= day && (expiresAt === undefined || day < expiresAt) && (byGuardian || !needsGuardian(birthDate, signedAt));
}

/** All that he has agreed to, as of a day. */
export const scopesInForce = (consents: readonly Consent[], birthDate: string | undefined, day: string): ReadonlySet<string> =>
  new Set(consents.filter((consent) => isInForce(consent, birthDate, day)).flatMap(({ scopes }) => scopes));

export const missingScopes = ({ needsConsent = [] }: Pick<RecordType, 'needsConsent'>, inForce: ReadonlySet<string>): string[] => needsConsent.filter((scope) => !inForce.has(scope));

export interface AskAgain { readonly age: number; /** the day on which he became so old */ readonly since: string; /** what is held by an older consent */ readonly scopes: readonly string[] }

/**
 * He has become old enough to be asked himself, and what is in force was signed before. It goes on holding until he has been asked: a service
 * does not break off on a birthday.
 */
export function askAgain(consents: readonly Consent[], birthDate: string | undefined, day: string): AskAgain | undefined {
  const age = ageOn(birthDate, day);
  const due = ASKED_AT.filter((one) => age !== undefined && one <= age).at(-1);
  if (due === undefined || birthDate === undefined) return undefined;
  const since = birthdayOf(birthDate, due);
  const inForce = consents.filter((consent) => isInForce(consent, birthDate, day));
  // an adult for whom a guardian signs cannot be asked himself
  const isOwn = ({ byGuardian, signedAt }: Consent): boolean => signedAt >= since && (!byGuardian || due === ADULT);
  const own = new Set(inForce.filter(isOwn).flatMap(({ scopes }) => scopes));
  const scopes = [...new Set(inForce.flatMap((consent) => consent.scopes))].filter((scope) => !own.has(scope));
  return scopes.length === 0 ? undefined : { age: due, since, scopes };
}
