/**
 * The environment, read once at start and checked: design.md's variables and nothing else. Called by `main.ts` and the CLI;
 * nobody else reads `process.env`. A setting that would be unsafe is refused here, before anything listens.
 */
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { problem, type Problem, type Result } from '@liandong/core/run';

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly tls?: { readonly cert: string; readonly key: string };
  readonly trustProxy: boolean;
  /** cookies are `Secure` (TLS here or at the proxy) */
  readonly secure: boolean;
  readonly mongoUri?: string;
  readonly dataDir: string;
  readonly mongod?: string;
  readonly cacheDir: string;
  readonly offline: boolean;
  readonly keyFile: string;
  readonly demo: boolean;
  readonly logLevel: string;
}
type Env = Readonly<Record<string, string | undefined>>;

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);
const LEVELS = new Set(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']);
const isOn = (value: string | undefined): boolean => value === '1' || value === 'true';

function problemsOf(env: Env, port: number, host: string): Problem[] {
  const problems: Problem[] = [];
  const hasTls = Boolean(env.LIANDONG_TLS_CERT && env.LIANDONG_TLS_KEY);
  if (!Number.isInteger(port) || port < 0 || port > 65535) problems.push(problem('config.port', '/PORT', { value: env.PORT ?? '' }));
  if (Boolean(env.LIANDONG_TLS_CERT) !== Boolean(env.LIANDONG_TLS_KEY)) problems.push(problem('config.tls-pair', '/LIANDONG_TLS_CERT'));
  if (!LOOPBACK.has(host) && !hasTls && !isOn(env.LIANDONG_TRUST_PROXY)) problems.push(problem('config.host-needs-tls', '/HOST', { host }));
  if (env.MONGODB_URI && !/^mongodb(\+srv)?:\/\//.test(env.MONGODB_URI)) problems.push(problem('config.mongodb-uri', '/MONGODB_URI'));
  return problems;
}

type Paths = Pick<Config, 'dataDir' | 'cacheDir' | 'keyFile' | 'tls' | 'mongod'>;
function pathsOf(env: Env, cwd: string): Paths {
  const dataDir = resolve(cwd, env.LIANDONG_DATA || '.liandong');
  return {
    dataDir,
    cacheDir: resolve(cwd, env.LIANDONG_CACHE || join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'liandong')),
    keyFile: resolve(cwd, env.LIANDONG_KEY_FILE || join(dataDir, 'county.key')),
    ...(env.LIANDONG_TLS_CERT && env.LIANDONG_TLS_KEY ? { tls: { cert: resolve(cwd, env.LIANDONG_TLS_CERT), key: resolve(cwd, env.LIANDONG_TLS_KEY) } } : {}),
    ...(env.LIANDONG_MONGOD ? { mongod: resolve(cwd, env.LIANDONG_MONGOD) } : {}),
  };
}

/** Read and check the environment. @example readConfig(process.env, process.cwd()) */
export function readConfig(env: Env, cwd: string): Result<Config> {
  const port = Number(env.PORT || 3000);
  const host = env.HOST || '127.0.0.1';
  const problems = problemsOf(env, port, host);
  if (problems.length > 0) return { ok: false, problems };
  const paths = pathsOf(env, cwd);
  const [trustProxy, logLevel] = [isOn(env.LIANDONG_TRUST_PROXY), env.LIANDONG_LOG ?? ''];
  return {
    ok: true,
    value: {
      ...paths, port, host, trustProxy,
      secure: paths.tls !== undefined || trustProxy,
      ...(env.MONGODB_URI ? { mongoUri: env.MONGODB_URI } : {}),
      offline: isOn(env.LIANDONG_OFFLINE),
      demo: isOn(env.LIANDONG_DEMO),
      logLevel: LEVELS.has(logLevel) ? logLevel : 'info',
    },
  };
}
