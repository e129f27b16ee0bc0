/**
 * A second server of a test as a process of its own: same database, same key, a clock that the parent moves. Started by `fork` with
 * LIANDONG_TEST_DATABASE; obeys the messages of `Order` and answers each with its id.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from '../app';
import { jobs } from '../jobs';
import { connect } from '../platform/db/index';
import { keysFrom } from '../platform/keys/index';
import { makeLog } from '../platform/log/index';
import { wire } from '../wire';

export type Order = { readonly id: number } & ({ readonly clock: string } | { readonly job: string });
export interface Report { readonly id: number; readonly url?: string; readonly error?: string }

let now = process.env.LIANDONG_TEST_NOW ?? '';
const db = await connect(process.env.LIANDONG_TEST_MONGODB ?? '', process.env.LIANDONG_TEST_DATABASE ?? '');
const deps = wire({ db, clock: { now: () => now }, keys: keysFrom(Buffer.alloc(32, 7)), log: makeLog('silent') });
const http = createServer(createApp(deps, { secure: false }));
const report = (what: Report): void => void process.send?.(what);

async function obey(order: Order): Promise<void> {
  if ('clock' in order) now = order.clock;
  else await jobs.find((job) => job.name === order.job)?.runOnce(deps);
}
process.on('message', (order: Order) => void obey(order).then(() => report({ id: order.id }), (error: unknown) => report({ id: order.id, error: String(error) })));
process.on('disconnect', () => process.exit(0));
http.listen(0, '127.0.0.1', () => report({ id: 0, url: `http://127.0.0.1:${(http.address() as AddressInfo).port}` }));
