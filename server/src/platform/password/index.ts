/**
 * Passwords: argon2id, the same time for a name that does not exist, and what is too weak. Called by sign-in, accounts, CLI and seed.
 */
import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { refuse } from '../http/refusal';

/** OWASP's first choice: 19 MiB, two passes. (2 = argon2id; the package's enum does not survive isolated modules) */
const OPTIONS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
/** Of a password that nobody has: checked when there is no account, so that takes as long. */
let decoy: Promise<string> | undefined;

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), OPTIONS);

const MOST_AT_ONCE = 64;
let atOnce = 0;
/**
 * Do something in which a password is looked at. So many at once are enough: each takes a thread and 19 MiB, and whatever else needs a
 * thread would wait behind a flood of them.
 */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (atOnce >= MOST_AT_ONCE) refuse('session.busy');
  atOnce += 1;
  try {
    return await work();
  } finally {
    atOnce -= 1;
  }
}

/** Does `password` fit? `stored` undefined = no such account; the answer then takes as long and is no. */
export async function passwordFits(stored: string | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword(randomPassword());
  const fits = await verify(stored ?? (await decoy), password.normalize('NFC'));
  return stored !== undefined && fits;
}

/** Too easily guessed: few different signs, or the account's own name. */
export function isWeak(password: string, username: string): boolean {
  const lower = password.toLowerCase();
  return new Set(lower).size < 5 || lower.includes(username.toLowerCase());
}

/** No signs that are mistaken for each other when read off paper. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
export const randomPassword = (): string => Array.from({ length: 14 }, () => SIGNS[randomInt(SIGNS.length)]).join('');
