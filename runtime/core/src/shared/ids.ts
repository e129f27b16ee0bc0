import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** UTF-8; what is ASCII, as nearly all of what ids are made of, needs no encoder. */
function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code > 127) return utf8ToBytes(text);
    bytes[index] = code;
  }
  return bytes;
}

const [blank, hasher, digest] = [sha256.create(), sha256.create(), new Uint8Array(sha256.outputLen)];
/** One hasher, set back for each text: to make one takes as long as to hash what is short. */
function hash(text: string): Uint8Array {
  blank._cloneInto(hasher);
  hasher.update(bytesOf(text)).digestInto(digest);
  return digest;
}

/** Hex sha256 of a text (UTF-8). */
export const sha256Hex = (text: string): string => bytesToHex(hash(text));

/**
 * Ids that follow from the command, never from call order or chance: the same command re-run anywhere gives the same ids.
 * @example commandIds('c1')('task:review:1') // 32 hex characters
 */
export const commandIds =
  (commandId: string) =>
  (key: string): string =>
    bytesToHex(hash(`${commandId}\n${key}`).subarray(0, 16));
