import { describe, expect, it } from '@jest/globals';
import { sentence } from '../../text/index';
import { readConfig } from './index';

const codes = (env: Record<string, string>) => {
  const config = readConfig(env, '/srv');
  return config.ok ? [] : config.problems.map((found) => found.code);
};
const value = (env: Record<string, string>) => {
  const config = readConfig(env, '/srv');
  if (!config.ok) throw new Error(config.problems.map((found) => found.code).join());
  return config.value;
};

describe('readConfig', () => {
  it('listens on loopback, keeps data and key beside where it starts', () => {
    expect(value({ HOME: '/home/x' })).toMatchObject({ port: 3000, host: '127.0.0.1', dataDir: '/srv/.liandong', keyFile: '/srv/.liandong/county.key', secure: false, offline: false, demo: false });
  });

  it.each(['0.0.0.0', '192.168.1.4', '::', 'county.example'])('refuses HOST %s without TLS or a proxy in front', (HOST) => {
    expect(codes({ HOST })).toEqual(['config.host-needs-tls']);
    expect(codes({ HOST, LIANDONG_TLS_CERT: 'c.pem', LIANDONG_TLS_KEY: 'k.pem' })).toEqual([]);
    expect(codes({ HOST, LIANDONG_TRUST_PROXY: '1' })).toEqual([]);
  });

  it.each(['127.0.0.1', '::1', 'localhost'])('takes loopback HOST %s without TLS', (HOST) => {
    expect(codes({ HOST })).toEqual([]);
  });

  it.each([
    [{ PORT: 'web' }, 'config.port'], [{ PORT: '70000' }, 'config.port'], [{ PORT: '-1' }, 'config.port'], [{ LIANDONG_TLS_CERT: 'c.pem' }, 'config.tls-pair'], [{ MONGODB_URI: 'localhost:27017' }, 'config.mongodb-uri'],
  ])('refuses %j', (env, code) => {
    expect(codes(env)).toEqual([code]);
  });

  it('makes cookies secure with TLS here or at the proxy', () => {
    expect(value({ LIANDONG_TLS_CERT: 'c.pem', LIANDONG_TLS_KEY: 'k.pem' })).toMatchObject({ secure: true, tls: { cert: '/srv/c.pem', key: '/srv/k.pem' } });
    expect(value({ LIANDONG_TRUST_PROXY: '1' })).toMatchObject({ secure: true, trustProxy: true });
  });

  it('says in Chinese what to set', () => {
    const config = readConfig({ HOST: '0.0.0.0' }, '/srv');
    expect(config.ok ? '' : config.problems.map(sentence).join()).toContain('LIANDONG_TLS_CERT');
  });
});
