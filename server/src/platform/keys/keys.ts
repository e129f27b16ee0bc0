import { createCipheriv, createDecipheriv, createHmac, createPrivateKey, createPublicKey, hkdfSync, randomBytes, sign, verify, type KeyObject } from 'node:crypto';
import { DomainError } from '@liandong/core/run';
import type { Keys } from '../deps';

export const SECRET_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** PKCS#8 wrapping of a raw Ed25519 seed: Node has no raw import for private keys */
const ED25519_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/** AES-256-GCM: nonce ‖ ciphertext ‖ tag. Used with county keys and with the data keys of subjects. */
export function sealWith(key: Uint8Array, aad: string, plain: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(aad, 'utf8'));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** The plain bytes; throws when the value was altered, moved to another place (`aad`), or sealed with another key. */
export function openWith(key: Uint8Array, aad: string, sealed: Uint8Array): Buffer {
  const bytes = Buffer.from(sealed);
  if (bytes.length < NONCE_BYTES + TAG_BYTES) throw new DomainError('keys.sealed-too-short');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES));
  decipher.setAAD(Buffer.from(aad, 'utf8'));
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, bytes.length - TAG_BYTES)), decipher.final()]);
}

const signingKey = (seed: Buffer): KeyObject => createPrivateKey({ key: Buffer.concat([ED25519_PREFIX, seed]), format: 'der', type: 'pkcs8' });

/** What a deployment can do with its secret. Each purpose and each county has its own sub-key (HKDF-SHA256). */
export function keysFrom(secret: Uint8Array): Keys {
  if (secret.length !== SECRET_BYTES) throw new DomainError('keys.wrong-length');
  const derived = new Map<string, Buffer>();
  const derive = (purpose: string, countyId: string): Buffer => {
    const info = `liandong/1/${purpose}/${countyId}`;
    const key = derived.get(info) ?? Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), info, SECRET_BYTES));
    derived.set(info, key);
    return key;
  };
  const signer = (countyId: string): KeyObject => signingKey(derive('sign', countyId));
  return {
    seal: (countyId, aad, plain) => sealWith(derive('seal', countyId), aad, plain),
    open: (countyId, aad, sealed) => openWith(derive('seal', countyId), aad, sealed),
    blindIndex: (countyId, kind, value) => createHmac('sha256', derive('index', countyId)).update(`${kind}\n${value}`, 'utf8').digest('hex'),
    sign: (countyId, text) => sign(null, Buffer.from(text, 'utf8'), signer(countyId)).toString('base64'),
    verify: (countyId, text, signature) => verify(null, Buffer.from(text, 'utf8'), createPublicKey(signer(countyId)), Buffer.from(signature, 'base64')),
    fingerprint: createHmac('sha256', derive('fingerprint', '')).update('liandong').digest('hex').slice(0, 32),
  };
}
