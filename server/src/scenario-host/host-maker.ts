import type { Logger } from 'pino';
import type { Deps } from '../platform/deps';
import type { HostMaker } from '../packs-on-disk/index';
import { serverHost } from './server-host';

/** For `pack test --server`: each scenario in a scratch database of the server that `db` is connected to. */
export const onServer = (db: Deps['db'], log: Logger): HostMaker => ({
  title: 'hostServer',
  make: (program, scenario) => serverHost(db, log, program, scenario),
});
