import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aServer, type TestServer } from '../../testing/a-server';

let server: TestServer;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liandong-apps-'));
  for (const name of ['station', 'designer']) {
    await mkdir(join(folder, name, 'assets'), { recursive: true });
    await writeFile(join(folder, name, 'index.html'), `<!doctype html><title>${name}</title>`);
    await writeFile(join(folder, name, 'assets', 'a-1f2e3d.js'), 'export {};');
    await writeFile(join(folder, name, '.hidden'), 'secret');
  }
  server = await aServer({ apps: { station: join(folder, 'station'), designer: join(folder, 'designer') } });
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});
const get = (path: string) => server.guest.call(`GET /${path}`);
const directive = (headers: Headers, name: string) => (headers.get('content-security-policy') ?? '').split(';').find((part) => part.startsWith(name)) ?? '';

describe.each(['station', 'designer'])('the app %s', (name) => {
  it('answers with its page at every place inside it, asked for anew each time', async () => {
    for (const path of [`/${name}/`, `/${name}/tasks/1f2e`, `/${name}/a/b/c`]) {
      const { status, text, headers } = await get(path);
      expect([status, text, headers.get('cache-control')]).toEqual([200, `<!doctype html><title>${name}</title>`, 'no-cache']);
    }
  });

  it('sends files with a hash in their name to be kept', async () => {
    const { headers } = await get(`/${name}/assets/a-1f2e3d.js`);
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(headers.get('content-type')).toContain('javascript');
  });

  it('has no page in place of a file that is missing, and shows no hidden one', async () => {
    for (const path of [`/${name}/assets/gone.js`, `/${name}/.hidden`, `/${name}/..%2f..%2fpackage.json`]) expect([path, (await get(path)).status]).toEqual([path, 404]);
  });

  it('runs no eval, no inline script and nothing of others', async () => {
    const { headers } = await get(`/${name}/`);
    expect(directive(headers, 'script-src')).toBe("script-src 'self'");
    expect(directive(headers, 'default-src')).toBe("default-src 'none'");
    expect(directive(headers, 'object-src')).toBe("object-src 'none'");
  });

  it('is led to from its name without the slash', async () => {
    const { status, headers } = await get(`/${name}`);
    expect([status, headers.get('location')]).toEqual([308, `/${name}/`]);
  });
});

it('holds the station to Trusted Types and lets only the designer write style attributes', async () => {
  const [station, designer] = [(await get('/station/')).headers, (await get('/designer/')).headers];
  expect(directive(station, 'require-trusted-types-for')).toBe("require-trusted-types-for 'script'");
  expect([directive(station, 'style-src'), directive(designer, 'style-src')]).toEqual(["style-src 'self'", "style-src 'self' 'unsafe-inline'"]);
});

it('shows where to go at the root', async () => {
  const { status, text } = await get('/');
  expect(status).toBe(200);
  expect(text).toContain('href="/station/"');
  expect(text).toContain('href="/designer/"');
});
