import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ScenarioDef } from '@liandong/core/run';
import { slices } from '@liandong/server/registry';
import { answerMisfit, problemMisfit } from '@liandong/server/testing';
import { fitting, hostileText, inputs, type Known } from '../support/arbitraries';
import { aStory, type ToldStory } from '../support/a-story';
import { cookieOf } from '../support/cast';
import { runJobs } from '../support/story';

const RUNS = Number(process.env.LIANDONG_FUZZ_RUNS ?? 50);
const SEED = Number(process.env.LIANDONG_FUZZ_SEED ?? 20261124);
const AT_ONCE = 10;

type Spec = ReturnType<typeof slices>[number]['api'][`GET /${string}`];
interface Shot { readonly url: string; readonly init: RequestInit }

let told: ToldStory;
let known: Known;
let cookie = '';

const idsIn = (value: unknown, name: string): string[] => JSON.stringify(value).match(new RegExp(`"${name}":"[^"]+"`, 'g'))?.map((found) => found.split('"')[3] ?? '') ?? [];
const movesOf = ({ steps }: ScenarioDef) => steps.slice(0, 4);

beforeAll(async () => {
  told = await aStory('wushe', 'wish-granted');
  await told.story.play(movesOf(told.scenario));
  await told.fresh().play(told.scenario.steps.slice(0, 1));
  await runJobs(told.site);
  const { all } = told;
  cookie = cookieOf(all);
  const [works, records, tasks, users, inbox, packs, services] = await Promise.all(
    ['GET /works?box=started', 'GET /records', 'GET /tasks?box=todo', 'GET /users', 'GET /inbox', 'GET /packs', 'GET /services'].map(async (route) => (await all.call(route)).body as unknown),
  );
  const start = told.scenario.steps[0]?.start;
  known = {
    workId: [...idsIn(records, 'workId'), ...idsIn(works, 'id')], recordId: idsIn(records, 'id'), taskId: idsIn(tasks, 'id'), userId: idsIn(users, 'id').slice(0, 1), ids: idsIn(inbox, 'id'), sha: idsIn(packs, 'sha'), release: idsIn(services, 'release'),
    packId: ['wushe'], serviceId: idsIn(services, 'serviceId'), orgId: told.scenario.org.map((unit) => unit.id), orgIds: told.scenario.org.map((unit) => unit.id), role: ['STATION_HEAD'], tier: ['station'], key: ['a', 'b'], field: Object.keys(start?.data ?? {}), value: Object.values(start?.data ?? {}).filter((value) => typeof value === 'string'),
    reportId: ['wishByStation'], indicatorId: ['wishRegistered'], noticeId: ['openWishes'], period: ['all', '2026', '2026-03'], type: ['wish'], version: ['1.0.1', '2.0.0'], to: told.scenario.steps.flatMap((step) => step.return?.to ?? []), outcome: told.scenario.steps.flatMap((step) => step.complete?.outcome ?? []),
  };
}, 120_000);
afterAll(async () => { await told.site.stop(); });

/** Paths and queries as a stranger writes them: some texts cannot stand in a URL at all. */
const inUrl = (text: string): string => encodeURIComponent(Buffer.from(text, 'utf8').toString('utf8'));

function shots(key: string, spec: Spec): fc.Arbitrary<Shot> {
  const [method = 'GET', path = ''] = key.split(' ');
  const params = fc.record(Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, fc.oneof({ weight: 5, arbitrary: fitting({ type: 'string' }, known, name) as fc.Arbitrary<string> }, { weight: 1, arbitrary: hostileText() })])));
  const names = Object.keys((spec.query as { properties?: object } | undefined)?.properties ?? {});
  const query = fc.oneof(
    { weight: 3, arbitrary: fitting((spec.query ?? { type: 'object' }) as never, known) as fc.Arbitrary<Record<string, unknown>> },
    { weight: 2, arbitrary: fc.dictionary(fc.constantFrom(...names, ...names.map((name) => `${name}[$ne]`), '$where', '__proto__', 'x'), hostileText(), { maxKeys: 3 }) },
  );
  const ifMatch = fc.constantFrom('"1"', '"2"', 'W/"1"', '*', '1', '"$ne"', '');
  const body = spec.body ? inputs(spec.body as never, known) : fc.constant(undefined);
  return fc.tuple(params, query, body, ifMatch, fc.uuid()).map(([values, asked, sent, tag, uuid]): Shot => {
    const search = Object.entries(asked).map(([name, value]) => `${inUrl(name)}=${inUrl(String(value))}`).join('&');
    const headers: Record<string, string> = { 'X-Liandong': '1', 'Idempotency-Key': uuid, Cookie: cookie, 'Content-Type': 'application/json', ...(tag === '' ? {} : { 'If-Match': tag }) };
    const url = `/api/v1${path.replace(/\{(\w+)\}/g, (_, name: string) => inUrl(values[name] ?? ''))}${search ? `?${search}` : ''}`;
    return { url, init: { method, headers, ...(sent === undefined || method === 'GET' ? {} : { body: JSON.stringify(sent) }) } };
  });
}

async function wrong(spec: Spec, { url, init }: Shot): Promise<string[]> {
  const stop = new AbortController();
  const send = (): Promise<Response> => fetch(told.site.url + url, { ...init, signal: stop.signal, redirect: 'manual' });
  // an idle connection may be closed in the moment it is used again; an input that breaks one does so twice
  const response = await send().catch(send).catch((error: Error) => error);
  if (response instanceof Error) return [`no answer: ${init.method} ${url} ${String(init.body ?? '').slice(0, 600)} ${String(response.cause)}`];
  const type = response.headers.get('content-type') ?? '';
  const text = type.includes('event-stream') ? '' : await response.text();
  stop.abort();
  const say = (what: string): string[] => [`${what}: ${init.method} ${url} ${String(init.body ?? '').slice(0, 600)} → ${response.status} ${text.slice(0, 300)}`];
  if (response.status >= 500) return say('failed');
  if (response.status < 400) {
    const misfit = type.includes('application/json') ? answerMisfit(spec, JSON.parse(text)) : undefined;
    return misfit === undefined ? [] : say(`not as the contract says (${misfit})`);
  }
  if (!type.startsWith('application/problem+json')) return say(`${type || 'no type'} instead of a problem`);
  const misfit = problemMisfit(JSON.parse(text));
  if (misfit !== undefined) return say(`no proper problem (${misfit})`);
  return /\p{Script=Han}/u.test((JSON.parse(text) as { detail: string }).detail) && !/node_modules|\bat .*:\d+:\d+/.test(text) ? [] : say('not worded');
}

/** Sessions that a route ends are not the fuzzer's own. */
const ENDS = ['DELETE /session', 'DELETE /sessions'];

describe('whatever is sent', () => {
  it('to any route is answered as the contract says or refused as a problem, never a failure of the server', async () => {
    const routes = slices(told.site.deps, { secure: false }).flatMap(({ api }) => Object.entries(api) as [string, Spec][]);
    const found: string[] = [];
    for (const [key, spec] of [...routes.filter(([route]) => !ENDS.includes(route)), ...routes.filter(([route]) => ENDS.includes(route))]) {
      const all = fc.sample(shots(key, spec), { numRuns: RUNS, seed: SEED });
      for (let at = 0; at < all.length; at += AT_ONCE) found.push(...(await Promise.all(all.slice(at, at + AT_ONCE).map((shot) => wrong(spec, shot)))).flat());
    }
    expect(found).toEqual([]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  }, 240_000);

  it('leaves nothing in the database that does not open, add up or belong to the county', async () => {
    await runJobs(told.site);
    const strays = await Promise.all((await told.site.deps.db.listCollections()).map(async ({ name }) => [name, await told.site.deps.db.collection(name).countDocuments({ countyId: { $exists: true, $ne: 'c' } })] as const));
    expect(strays.filter(([, count]) => count > 0)).toEqual([]);
  });
});
