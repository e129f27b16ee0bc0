/**
 * The county key and what is derived from it: sealing (AES-256-GCM), blind indexes (HMAC) and the signature of audit anchors
 * (Ed25519). Called by `main.ts`, the CLI and tests, which hand the `Keys` on in `Deps`. The secret never leaves this folder:
 * nothing here logs, exports or stores it anywhere but in its own file.
 */
export { keysFrom } from './keys';
export { openWith, sealWith } from './cipher';
export { loadKeys } from './key-file';
export { confirmKey } from './confirm';
export { keyCheckModel } from './model';
