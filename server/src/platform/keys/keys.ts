import { createHmac, createPrivateKey, createPublicKey, hkdfSync, sign, verify, type KeyObject } from 'node:crypto';
import { DomainError } from '@liandong/core/run';
import type { Keys } from '../deps';
import { openWith, sealWith } from './cipher';

export const SECRET_BYTES = 32;
/** PKCS#8 wrapping of a raw Ed25519 seed: Node has no raw import for private keys */
const ED25519_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

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
