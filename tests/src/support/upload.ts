import { randomUUID } from 'node:crypto';
import type { Json, JsonObject } from '@liandong/core/run';
import type { Client, Got } from '@liandong/server/testing';

/** One pixel. */
export const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

export interface FileRef { readonly [name: string]: Json; readonly fileId: string; readonly name: string; readonly type: string; readonly size: number }

/** A multipart body as a browser sends it. */
export function multipart(bytes: Uint8Array, name: string): { readonly type: string; readonly text: Uint8Array } {
  const boundary = `b${randomUUID()}`;
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: image/png\r\n\r\n`;
  return { type: `multipart/form-data; boundary=${boundary}`, text: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]) };
}
export const sendPng = (client: Client, name = 'photo.png', key: string = randomUUID()): Promise<Got> => client.call('POST /files', { raw: multipart(PNG, name), key });

export async function upload(client: Client, name?: string): Promise<FileRef> {
  const { status, body, text } = await sendPng(client, name);
  if (status !== 201) throw new Error(`upload: ${status} ${text}`);
  return body as FileRef;
}

const isRef = (value: Json): value is JsonObject => typeof value === 'object' && value !== null && 'fileId' in value;

/** The same data with every file in it really uploaded by this person. */
export async function withFiles(client: Client, data: JsonObject): Promise<JsonObject> {
  const real = async (value: Json): Promise<Json> => {
    if (Array.isArray(value)) return Promise.all(value.map(real));
    return isRef(value) ? upload(client, String(value.name ?? 'photo.png')) : value;
  };
  return Object.fromEntries(await Promise.all(Object.entries(data).map(async ([id, value]) => [id, await real(value)] as const)));
}
