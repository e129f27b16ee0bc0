/** What the authorisation matrix is tried on: one county with work at one station, and another county beside it. */
import { compileProgram } from '@liandong/core/compile';
import { fieldsOf, type CompiledPack, type FieldSpec, type JsonObject, type PackFiles, type ScenarioDef } from '@liandong/core/run';
import { aServer, type TestServer } from '@liandong/server/testing';
import { castOf, type Person } from '../support/cast';
import { countyOf, openTask, rootOf, runJobs, scenarioOf, signedIn, Story, type People } from '../support/story';
import { multipart, PNG, upload } from '../support/upload';

const PACK = 'wushe';
const SCENARIO = 'wish-granted';

interface Piece { readonly workId: string; readonly recordId: string; readonly taskId: string }
export interface World {
  readonly site: TestServer;
  readonly packId: string;
  readonly sha: string;
  readonly now: string;
  readonly pack: CompiledPack;
  readonly people: readonly Person[];
  readonly actors: People;
  /** where the record stands, its tier */
  readonly orgId: string;
  readonly orgTier: string;
  /** work whose step waits for a person, work whose step is an offer */
  readonly checked: Piece;
  readonly offered: Piece;
  readonly candidates: Readonly<Record<'checked' | 'offered', readonly string[]>>;
  readonly serviceId: string;
  readonly startRoles: readonly string[];
  /** what was written, with each field's level */
  readonly written: JsonObject;
  readonly fields: Readonly<Record<string, FieldSpec>>;
  readonly fileId: string;
  readonly seesFile: readonly string[];
  readonly looseFileId: string;
  readonly draftKey: string;
  readonly messageId: string;
  readonly noticeId: string;
  readonly reportId: string;
  readonly indicatorId: string;
  readonly spareId: string;
  readonly userId: string;
  /** at the station of `checked`, who has somebody standing in for him */
  readonly headId: string;
  readonly standInId: string;
  /** about `checked`: a timer that is not there any more */
  readonly incidentId: string;
  png(): { readonly type: string; readonly text: Uint8Array };
}

const LEVELS = ['L0', 'L1', 'L2', 'L3', 'L4'];
const FAR = 'far';

/** The same pack in other words: another release, which the other county has. */
const retitled = (files: PackFiles): PackFiles => ({ ...files, 'pack.json': JSON.stringify({ ...(JSON.parse(files['pack.json'] ?? '{}') as object), description: 'of the other county' }) });

interface FormFile { readonly record: string; readonly schema: { readonly properties?: Readonly<Record<string, { readonly 'x-privacy'?: string }>> } }
interface RecordFile { readonly id: string; readonly columns: readonly string[] }
const parsed = <T>(text: string | undefined): T => JSON.parse(text ?? '{}') as T;

/** The pack with its sensitive fields as list columns: an author may do so, and a list must not give them away even then. */
function indiscreet(files: PackFiles): PackFiles {
  const forms = Object.entries(files).filter(([path]) => path.startsWith('forms/')).map(([, text]) => parsed<FormFile>(text));
  const sensitive = (record: string): string[] => forms.filter((form) => form.record === record).flatMap(({ schema }) => Object.entries(schema.properties ?? {}).filter(([, field]) => field['x-privacy'] === 'L3').map(([id]) => id));
  return Object.fromEntries(Object.entries(files).map(([path, text]) => {
    if (!path.startsWith('records/')) return [path, text];
    const record = parsed<RecordFile>(text);
    return [path, JSON.stringify({ ...record, columns: [...record.columns.slice(0, 3), ...sensitive(record.id)] })];
  }));
}

async function compiled(files: PackFiles): Promise<CompiledPack> {
  const { program, findings } = await compileProgram(files);
  if (!program) throw new Error(findings.map((found) => `${found.item} ${found.code}`).join(', '));
  return program.pack;
}

const near = (scenario: ScenarioDef) => ({ ...countyOf(scenario, PACK), packs: (countyOf(scenario, PACK).packs ?? []).map(indiscreet) });

/** The scenario's moves up to the first after which somebody waits at a step of this kind. */
function movesTo(scenario: ScenarioDef, pack: CompiledPack, kind: 'task' | 'offer', process: string): { readonly moves: ScenarioDef['steps']; readonly node: string; readonly roles: string[] } {
  for (const [index, { expect }] of scenario.steps.entries()) {
    for (const [node, who] of Object.entries(expect?.candidates ?? {})) {
      if (pack.processes[process]?.nodes[node]?.task?.kind !== kind) continue;
      const roles = scenario.people.filter((person) => who.includes(person.id)).flatMap((person) => person.grants.map((grant) => grant.role));
      return { moves: scenario.steps.slice(0, index + 1), node, roles };
    }
  }
  throw new Error(`no ${kind} in ${scenario.id}`);
}

async function piece(story: Story, by: string, as: string, node: string): Promise<Piece> {
  const [workId, client] = [story.works[as] ?? '', story.people[by]];
  if (!client) throw new Error(`nobody is ${by}`);
  const { body } = await client.call(`GET /works/${workId}`);
  return { workId, recordId: body.record.id, taskId: await openTask(client, workId, node) };
}

function groundsOf({ org }: ScenarioDef, orgId: string) {
  const at = (tier: string, except?: string): string | undefined => org.find((unit) => unit.tier === tier && unit.id !== except)?.id;
  const station = org.find((unit) => unit.id === orgId);
  const otherStation = at('station', orgId) ?? '';
  const own = { county: at('county') ?? '', general: at('general') ?? '', station: station?.id ?? '', room: at('room') ?? '' };
  return { own, other: { station: otherStation, room: 'other-room' }, far: { county: FAR, general: 'gs', station: orgId, room: 'r1' }, otherStation };
}

async function seeded(scenario: ScenarioDef, pack: CompiledPack, orgId: string) {
  const { otherStation, ...grounds } = groundsOf(scenario, orgId);
  const cast = castOf(pack.manifest.roles, grounds);
  const county = near(scenario);
  const site = await aServer({ now: scenario.at });
  const units = county.units ?? [];
  await site.seedCounty({ ...county, units: [...units, { id: 'other-room', tier: 'room', name: 'other room', parent: otherStation }], users: { ...county.users, ...cast.near, spare: [] } });
  // the other county has units and accounts of the same ids, and the same pack in other words
  await site.seedCounty({
    countyId: FAR, packs: (county.packs ?? []).map(retitled), users: cast.far,
    units: [{ id: FAR, tier: 'county', name: 'far' }, ...units.filter((unit) => unit.parent !== undefined).map((unit) => ({ ...unit, parent: unit.parent === rootOf(scenario) ? FAR : (unit.parent ?? FAR) }))],
  });
  return { site, people: await cast.signIn(site) };
}

interface Told { readonly scenario: ScenarioDef; readonly pack: CompiledPack; readonly site: TestServer; readonly actors: People; readonly service: CompiledPack['services'][string] }

/** Two pieces of work, one at each kind of step. */
async function pieces({ scenario, pack, site, actors, service }: Told, starter: string) {
  const story = new Story(site, PACK, actors);
  const steps = { checked: movesTo(scenario, pack, 'task', service.process), offered: movesTo(scenario, pack, 'offer', service.process) };
  for (const [as, { moves }] of Object.entries(steps)) await story.play(moves.map((move) => ({ ...move, ...(move.start ? { as } : {}) })));
  await runJobs(site);
  const at = (as: 'checked' | 'offered') => piece(story, starter, as, steps[as].node);
  return { checked: await at('checked'), offered: await at('offered'), candidates: { checked: steps.checked.roles, offered: steps.offered.roles }, node: steps.checked.node };
}

/** What one person has of his own: a record's data with a file, an upload in no record, a draft; and another's message. */
async function belongings({ scenario, pack, actors, service }: Told, starter: string, recordId: string, node: string) {
  const [mine, head] = [actors[starter], actors[scenario.steps.find((step) => step.complete?.node === node)?.by ?? '']];
  if (!mine || !head) throw new Error('the scenario has no such people');
  const written = (await mine.call(`GET /records/${recordId}`)).body.record.data as JsonObject;
  const fields = fieldsOf(pack, service.record);
  const [fileField, file] = Object.entries(written).find(([, value]) => typeof value === 'object' && value !== null && 'fileId' in value) ?? ['', {}];
  const draftKey = 'draft-of-one';
  await mine.call(`PUT /form-drafts/${draftKey}`, { body: { packId: PACK, release: pack.sha, title: 'draft', data: written, savedAt: scenario.at } });
  const [message] = (await head.call('GET /inbox')).body.items as { id: string }[];
  return { written, fields, fileId: String((file as JsonObject).fileId), seesFile: LEVELS.slice(LEVELS.indexOf(fields[fileField]?.level ?? 'L4')), looseFileId: (await upload(mine)).fileId, draftKey, messageId: message?.id ?? '' };
}

async function idsOf(site: TestServer, usernames: readonly string[]): Promise<string[]> {
  const users = (await site.deps.db.collection('users').find({ username: { $in: [...usernames] } }).toArray()) as unknown as { _id: string; username: string }[];
  return usernames.map((username) => users.find((user) => user.username === username)?._id ?? '');
}
async function incidentOf(site: TestServer, workId: string, orgId: string, countyId: string): Promise<string> {
  const at = site.clock.now();
  const incident = { _id: 'timer:no-longer-there', countyId, workId, orgId, kind: 'timer', ref: 'no-longer-there', code: 'process.no-path', params: {}, detail: '', attempts: 1, firstAt: at, lastAt: at, open: true, stopped: true };
  await site.deps.db.collection('incidents').insertOne(incident as never);
  return incident._id;
}
const dayAfter = (at: string): string => new Date(Date.parse(at) + 86_400_000).toISOString();
/** Who is named in commands, and who stands in for whom. */
async function personsOf({ scenario, site, actors }: Told, starter: string, node: string) {
  const headName = scenario.steps.find((step) => step.complete?.node === node)?.by ?? '';
  const [spareId = '', userId = '', headId = ''] = await idsOf(site, ['spare', starter, headName]);
  const standIn = await actors[headName]?.call('POST /stand-ins', { body: { userId, from: scenario.at, until: dayAfter(scenario.at) } });
  return { spareId, userId, headId, standInId: String(standIn?.body.id) };
}
const firstOf = (items: Readonly<Record<string, unknown>>): string => Object.keys(items)[0] ?? '';

export async function aWorld(): Promise<World> {
  const scenario = scenarioOf(PACK, SCENARIO);
  const pack = await compiled(near(scenario).packs?.[0] ?? {});
  const { start, by: starter = '' } = scenario.steps[0] ?? {};
  const service = pack.services[start?.service ?? ''];
  if (!start || !service) throw new Error('the scenario starts nothing');
  const { site, people } = await seeded(scenario, pack, start.orgId);
  const actors = await signedIn(site, scenario.people.map((person) => person.id));
  const told: Told = { scenario, pack, site, actors, service };
  const { node, ...work } = await pieces(told, starter);
  const own = await belongings(told, starter, work.checked.recordId, node);
  const incidentId = await incidentOf(site, work.checked.workId, start.orgId, rootOf(scenario));
  const others = await personsOf(told, starter, node);
  return {
    ...work, ...own, site, packId: PACK, sha: pack.sha, now: site.clock.now(), pack, people, actors, orgId: start.orgId, orgTier: scenario.org.find((unit) => unit.id === start.orgId)?.tier ?? '',
    serviceId: service.id, startRoles: service.startRoles, noticeId: firstOf(pack.notices), reportId: firstOf(pack.reports), indicatorId: firstOf(pack.indicators), ...others, incidentId, png: () => multipart(PNG, 'p.png'),
  };
}
