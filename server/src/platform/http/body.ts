import { problem } from '@liandong/core/run';
import express, { type Request, type Response } from 'express';
import { Refusal, refuse } from './refusal';

const BODY_LIMIT = 1024 * 1024;
const DEPTH_LIMIT = 40;

const readRaw = express.raw({ type: () => true, limit: BODY_LIMIT, inflate: false });

/** Bracket depth of a JSON text, before anything recursive sees it. */
export function depthOf(text: string): number {
  let [depth, deepest, inString] = [0, 0, false];
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (inString) {
      if (char === '\\') at += 1;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === '{' || char === '[') deepest = Math.max(deepest, (depth += 1));
    else if (char === '}' || char === ']') depth -= 1;
  }
  return deepest;
}

/** Keys that mean something to JavaScript or MongoDB never come in, however deep. */
const isBadKey = (key: string): boolean => key === '__proto__' || key.startsWith('$') || key.includes('\0');

/** Parse a JSON text that a stranger sent. */
export function parseJson(text: string): unknown {
  if (depthOf(text) > DEPTH_LIMIT) return refuse('http.body-too-deep', '', { limit: DEPTH_LIMIT });
  try {
    return JSON.parse(text, (key, value: unknown) => (isBadKey(key) ? refuse('http.body-key', '', { key: key.slice(0, 40) }) : value));
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal([problem('http.body-invalid')]);
  }
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });
const decoded = (bytes: Uint8Array): string => {
  try {
    return UTF8.decode(bytes);
  } catch {
    return refuse('http.body-invalid');
  }
};

/** The JSON body of a request: type, size, encoding, depth and keys checked. */
export async function readBody(req: Request, res: Response): Promise<unknown> {
  if (!req.is('application/json')) return refuse('http.body-type');
  await new Promise<void>((resolve, reject) => {
    readRaw(req, res, (error?: unknown) => (error ? reject(error as Error) : resolve()));
  });
  return parseJson(Buffer.isBuffer(req.body) ? decoded(req.body) : '');
}
