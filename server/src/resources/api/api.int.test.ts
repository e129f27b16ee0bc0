import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { aServer, type TestServer } from '../../testing/a-server';
import { slices } from '../registry';

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
});
afterAll(() => server.stop());

interface Operation {
  readonly operationId: string;
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required: boolean; readonly schema: object }[];
  readonly requestBody?: { readonly content: Record<string, { readonly schema: object }> };
  readonly responses: Record<string, { readonly content?: Record<string, { readonly schema?: object }> }>;
}
const description = async () => (await server.guest.call('GET /openapi.json')).body as { openapi: string; paths: Record<string, Record<string, Operation>>; components: { schemas: Record<string, object> } };

describe('the OpenAPI description', () => {
  it('is 3.1 and has every route that is mounted, no other', async () => {
    const { openapi, paths } = await description();
    const described = Object.entries(paths).flatMap(([path, operations]) => Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`));
    const mounted = slices(server.deps, { secure: false }).flatMap(({ api }) => Object.keys(api));
    expect(openapi).toBe('3.1.0');
    expect(described.sort()).toEqual([...mounted].sort());
  });

  it('has valid schemas only, every path parameter and no operation name twice', async () => {
    const { paths, components } = await description();
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    const operations = Object.entries(paths).flatMap(([path, methods]) => Object.values(methods).map((operation) => ({ path, operation })));
    const schemas = operations.flatMap(({ operation }) => [
      ...operation.parameters.map((parameter) => parameter.schema),
      ...Object.values(operation.requestBody?.content ?? {}).map((content) => content.schema),
      ...Object.values(operation.responses).flatMap((response) => Object.values(response.content ?? {}).flatMap((content) => content.schema ?? [])),
    ]);
    for (const schema of [...schemas, ...Object.values(components.schemas)]) expect(ajv.validateSchema(schema)).toBe(true);
    for (const { path, operation } of operations) {
      const named = operation.parameters.filter((parameter) => parameter.in === 'path').map((parameter) => parameter.name);
      expect(named.sort()).toEqual([...path.matchAll(/\{(\w+)\}/g)].map((found) => found[1]).sort());
    }
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

it('has a page to read it, with scripts of our own only', async () => {
  const page = await server.guest.call('GET /docs/');
  expect(page.status).toBe(200);
  expect(page.text).not.toMatch(/<script(?![^>]*src=)|https?:/);
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
  const scripts = [...page.text.matchAll(/(?:src|href)="([^":]+)"/g)].map((found) => found[1]);
  for (const name of scripts) expect((await server.guest.call(`GET /docs/${name}`)).status).toBe(200);
});

it('leads from a problem to what it means', async () => {
  const { body } = await server.guest.call('GET /session');
  const [path = '', code = ''] = String(body.type).split('#');
  const page = await server.guest.call(`GET /${path}`);
  expect([page.status, code]).toEqual([200, 'session.required']);
  expect(page.text).toContain(`id="${code}"`);
});
