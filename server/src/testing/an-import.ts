/** A file of rows handed in as the station does it, and the job that goes on with it. No assertions here. */
import type { Deps } from '../platform/deps';
import { importsJob } from '../resources/imports/index';
import type { Client, Got } from './a-client';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
type Query = Readonly<Record<string, string>>;
interface Server { readonly deps: Deps }
interface How { readonly query: Query; readonly key?: string }

export const handIn = (client: Client, bytes: Uint8Array, { query, key }: How): Promise<Got> => client.call('POST /imports', { raw: { type: XLSX, text: bytes }, query, ...(key === undefined ? {} : { key }) });

/** The import as it is when the file was looked through, with what is wrong in its rows as `rows`; or why it was not taken. */
export async function preview({ deps }: Server, client: Client, bytes: Uint8Array, how: How): Promise<Got> {
  const got = await handIn(client, bytes, how);
  if (got.status !== 201) return got;
  await importsJob.runOnce(deps);
  const [seen, rows] = [await client.call(`GET /imports/${got.body.id}`), await client.call(`GET /imports/${got.body.id}/problems`, { query: { limit: 100 } })];
  return { ...seen, body: { ...seen.body, rows: rows.body.items } };
}

/** The import as it is when everything that was right has been written, with the numbers given as `rows`; or why it was not. */
export async function upload(server: Server, client: Client, bytes: Uint8Array, how: How): Promise<Got> {
  const seen = await preview(server, client, bytes, how);
  if (seen.status !== 200) return seen;
  const confirmed = await client.call(`POST /imports/${seen.body.id}/commands`, { body: { type: 'confirm' } });
  if (confirmed.status !== 200) return confirmed;
  await importsJob.runOnce(server.deps);
  const [done, rows] = [await client.call(`GET /imports/${seen.body.id}`), await client.call(`GET /imports/${seen.body.id}/written`, { query: { limit: 100 } })];
  return { ...done, body: { ...done.body, rows: rows.body.items } };
}
