import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** Hex sha256 of a text (UTF-8). */
export const sha256Hex = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

/**
 * Ids that follow from the command, never from call order or chance: the same command re-run anywhere gives the same ids.
 * @example commandIds('c1')('task:review:1') // 32 hex characters
 */
export const commandIds =
  (commandId: string) =>
  (key: string): string =>
    sha256Hex(`${commandId}\n${key}`).slice(0, 32);
