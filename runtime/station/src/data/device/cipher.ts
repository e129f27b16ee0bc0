/** Text that only this browser opens again: AES-256-GCM under a key that can be used here and never be read out. */
export interface Sealed { readonly iv: Uint8Array<ArrayBuffer>; readonly bytes: ArrayBuffer }

const ALGORITHM = 'AES-GCM';

export const makeKey = (): Promise<CryptoKey> => crypto.subtle.generateKey({ name: ALGORITHM, length: 256 }, false, ['encrypt', 'decrypt']);

/** `place`: where it lies; moved elsewhere it does not open. */
const parameters = (iv: Uint8Array<ArrayBuffer>, place: string) => ({ name: ALGORITHM, iv, additionalData: new TextEncoder().encode(place) });

export async function seal(key: CryptoKey, place: string, text: string): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, bytes: await crypto.subtle.encrypt(parameters(iv, place), key, new TextEncoder().encode(text)) };
}

export const open = async (key: CryptoKey, place: string, { iv, bytes }: Sealed): Promise<string> =>
  new TextDecoder().decode(await crypto.subtle.decrypt(parameters(iv, place), key, bytes));
