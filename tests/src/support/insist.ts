/** A client that asks again until it is answered: what a phone does when the connection breaks. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Client, Got, Sent } from '@liandong/server/testing';

export const PATIENCE_MS = 120_000;

/** The same request under the same key until there is an answer that is not a failure of the server. */
export async function insist(client: Client, route: string, request: Sent): Promise<{ readonly got: Got; readonly tries: number }> {
  const end = Date.now() + PATIENCE_MS;
  for (let tries = 1; ; tries += 1) {
    const got = await client.call(route, request).catch(() => undefined);
    if (got && got.status < 500) return { got, tries };
    if (Date.now() > end) throw new Error(`${route} was never answered: ${got?.status} ${got?.text.slice(0, 200)}`);
    await pause(100);
  }
}

/** As a client that is patient with everything, reads too. */
export const patient = (client: Client): Client => ({ cookies: client.cookies, call: async (route, request = {}) => (await insist(client, route, { key: randomUUID(), ...request })).got });
