import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aServer, type Client, type Got, type TestServer } from '@liandong/server/testing';
import { packFiles } from '../support/packs';

const PACK = 'wushe';
let site: TestServer;
let policy: Client;
const files = packFiles(PACK);
const pathOf = (start: string): string => Object.keys(files).find((path) => path.startsWith(start)) ?? '';
const BPMN = pathOf('processes/');

beforeAll(async () => {
  site = await aServer();
  const { roles } = JSON.parse(files['pack.json'] ?? '{}') as { roles: { id: string; tier: string; rights: string[] }[] };
  const role = roles.find((one) => one.tier === 'county' && one.rights.includes('design') && one.rights.includes('publish'));
  await site.seedCounty({ packs: [files], users: { policy: [`${role?.id ?? ''}@c1`] } });
  policy = await site.signIn('policy');
}, 60_000);
afterAll(async () => { await site.stop(); });

const draft = async (): Promise<{ rev: number }> => (await policy.call(`GET /packs/${PACK}/draft`)).body;
const save = async (changes: Readonly<Record<string, string | null>>): Promise<Got> => policy.call(`PATCH /packs/${PACK}/draft`, { ifMatch: (await draft()).rev, body: { files: changes } });
const publish = async (): Promise<Got> => policy.call(`POST /packs/${PACK}/releases`, { ifMatch: (await draft()).rev, body: { version: '9.9.9', note: '' } });
const releases = (): Promise<number> => site.deps.db.collection('releases').countDocuments();

const withHead = (head: string): string => (files[BPMN] ?? '').replace('?>', `?>\n${head}`);
const inside = (xml: string): string => (files[BPMN] ?? '').replace('</bpmn:process>', `${xml}</bpmn:process>`);
const laughs = `<!DOCTYPE lolz [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, at) => `<!ENTITY ${'bcdefghij'[at]} "${`&${'abcdefghi'[at]};`.repeat(10)}">`).join('')}]>`;
const edited = (path: string, change: (value: Record<string, unknown>) => unknown): Readonly<Record<string, string>> => ({ [path]: JSON.stringify(change(JSON.parse(files[path] ?? '{}') as Record<string, unknown>)) });

describe('a broken pack', () => {
  it.each([
    ['a process with a DTD', () => ({ [BPMN]: withHead('<!DOCTYPE definitions SYSTEM "http://127.0.0.1:9/x.dtd">') })],
    ['a process with an external entity', () => ({ [BPMN]: withHead('<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>').replace('name="', 'name="&x;') })],
    ['a process with a thousand million laughs', () => ({ [BPMN]: withHead(laughs).replace('name="', 'name="&j;') })],
    ['a process with a DTD in small letters', () => ({ [BPMN]: withHead('<!doctype d []>') })],
    ['a process that is cut off', () => ({ [BPMN]: (files[BPMN] ?? '').slice(0, 3000) })],
    ['a process that is no XML', () => ({ [BPMN]: '{"a":1}' })],
    ['a process 20 000 elements deep', () => ({ [BPMN]: inside('<a>'.repeat(20_000) + '</a>'.repeat(20_000)) })],
    ['a process with a script', () => ({ [BPMN]: inside('<bpmn:scriptTask id="evil" scriptFormat="javascript"><bpmn:script>process.exit()</bpmn:script></bpmn:scriptTask>') })],
    ['a form that is no JSON', () => ({ [pathOf('forms/')]: '{"a":' })],
    ['a form 100 000 deep', () => ({ [pathOf('forms/')]: '['.repeat(100_000) + ']'.repeat(100_000) })],
    ['a form with another id', () => edited(pathOf('forms/'), (form) => ({ ...form, id: '__proto__' }))],
    ['a form with a foreign schema', () => edited(pathOf('forms/'), (form) => ({ ...form, schema: { $ref: 'http://127.0.0.1:9/schema.json' } }))],
    ['a form with a schema that refers to itself', () => edited(pathOf('forms/'), (form) => ({ ...form, schema: { type: 'object', properties: { a: { $ref: '#' } } } }))],
    ['a form with a pattern that never ends', () => edited(pathOf('forms/'), (form) => ({ ...form, schema: { type: 'object', properties: { a: { type: 'string', title: 'a', 'x-privacy': 'L0', pattern: '(?=(a+)+$)b' } } } }))],
    ['a form with unknown keys', () => edited(pathOf('forms/'), (form) => ({ ...form, onLoad: 'alert(1)' }))],
    ['a form with an endless expression', () => edited(pathOf('forms/'), (form) => ({ ...form, rules: [{ id: 'r', effect: 'visible', target: 'x', expression: '('.repeat(5000) }] }))],
    ['a manifest that is a list', () => ({ 'pack.json': '[]' })],
    ['no manifest', () => ({ 'pack.json': null })],
    ['a missing form', () => ({ [pathOf('forms/')]: null })],
  ] as const)('with %s is saved with findings in Chinese and never published', async (_what, changes) => {
    const before = await releases();
    const saved = await save(changes());
    const findings = (saved.status === 200 ? saved.body.findings : saved.body.problems) as { severity: string; detail: string; code: string; item?: string }[];
    expect([saved.status < 500, findings.some((found) => found.severity === 'error')]).toEqual([true, true]);
    for (const found of findings) expect([found.code, found.detail]).toEqual([found.code, expect.stringMatching(/\p{Script=Han}/u)]);
    expect(saved.text).not.toMatch(/node_modules|root:|ha{9}/);
    if (saved.status === 200) expect((await publish()).status).toBeGreaterThanOrEqual(400);
    expect(await releases()).toBe(before);
    for (const path of [`GET /packs/${PACK}/draft`, `GET /packs/${PACK}/draft/impact`, `GET /packs/${PACK}/draft/checks.js`, 'GET /packs']) expect([path, (await policy.call(path)).status]).toEqual([path, 200]);
    expect((await save(Object.fromEntries(Object.keys(changes()).map((path) => [path, files[path] ?? null])))).body.findings).toEqual([]);
  }, 30_000);

  it.each([
    ['../evil.json', 'x'], ['/etc/passwd', 'x'], ['forms/../../x.json', '{}'], ['forms/__proto__.json', '{}'], ['forms/constructor.json', '{}'], ['forms/a.js', 'x'], ['forms/a.json\u0000', '{}'], ['C:\\x.json', '{}'], ['forms/.json', '{}'], ['forms/a/b.json', '{}'],
  ])('a file at %s is refused and changes nothing', async (path, text) => {
    const before = JSON.stringify(await draft());
    const got = await save({ [path]: text });
    expect([got.status >= 400 && got.status < 500, got.body.problems[0].detail]).toEqual([true, expect.stringMatching(/\p{Script=Han}/u)]);
    expect(JSON.stringify(await draft())).toBe(before);
  });

  it('that is too large, or of too many files, is refused and changes nothing', async () => {
    const before = JSON.stringify(await draft());
    const many = Object.fromEntries(Array.from({ length: 301 }, (_, at) => [`codes/c${at}.json`, '{}']));
    for (const changes of [{ 'README.md': 'x'.repeat(400_000) }, many]) expect((await save(changes)).status).toBe(422);
    expect(JSON.stringify(await draft())).toBe(before);
  });
});
