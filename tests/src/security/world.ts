/** What the authorisation matrix is tried on: one county with work at one station, and another county beside it. */
import { compileProgram } from '@liandong/core/compile';
import { fieldsOf, type CompiledPack, type FieldSpec, type JsonObject, type PackFiles, type ScenarioDef } from '@liandong/core/run';
import { aServer, type TestServer } from '@liandong/server/testing';
import { castOf, type Person } from '../support/cast';
import { countyOf, openTask, rootOf, runJobs, scenarioOf, signedIn, Story, type People } from '../support/story';
import { multipart, upload } from '../support/upload';

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
  png(): { readonly type: string; readonly text: Uint8Array };
}

const LEVELS = ['L0', 'L1', 'L2', 'L3', 'L4'];
const FAR = 'far';

/** The same pack in other words: another release, which the other county has. */
const retitled = (files: PackFiles): PackFiles => ({ ...files, 'pack.json': JSON.stringify({ ...(JSON.parse(files['pack.json'] ?? '{}') as object), description: 'of the other county' }) });

async function compiled(files: PackFiles): Promise<CompiledPack> {
  const { program, findings } = await compileProgram(files);
  if (!program) throw new Error(findings.map((found) => `${found.item} ${found.code}`).join(', '));
  return program.pack;
}

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

async function piece(story: Story, by: string, as: string, node: string, viewer: string): Promise<Piece> {
  const [workId, client] = [story.works[as] ?? '', story.people[viewer] ?? story.people[by]];
  const { body } = (await client?.call(`GET /works/${workId}`)) ?? { body: undefined };
  return { workId, recordId: body.record.id, taskId: client ? await openTask(client, workId, node) : '' };
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
  const county = countyOf(scenario, PACK);
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

export async function aWorld(): Promise<World> {
  const scenario = scenarioOf(PACK, SCENARIO);
  const pack = await compiled(countyOf(scenario, PACK).packs?.[0] ?? {});
  const first = scenario.steps[0];
  const [orgId, serviceId, starter] = [first?.start?.orgId ?? '', first?.start?.service ?? '', first?.by ?? ''];
  const service = pack.services[serviceId];
  if (!service) throw new Error('the scenario starts nothing');
  const { site, people } = await seeded(scenario, pack, orgId);
  const actors = await signedIn(site, scenario.people.map((person) => person.id));
  const story = new Story(site, PACK, actors);
  const [task, offer] = [movesTo(scenario, pack, 'task', service.process), movesTo(scenario, pack, 'offer', service.process)];
  await story.play(task.moves.map((move) => ({ ...move, ...(move.start ? { as: 'checked' } : {}) })));
  await story.play(offer.moves.map((move) => ({ ...move, ...(move.start ? { as: 'offered' } : {}) })));
  await runJobs(site);
  const mine = actors[starter];
  const head = Object.entries(actors).find(([name]) => scenario.steps.some((step) => step.by === name && step.complete?.node === task.node))?.[1];
  if (!mine || !head) throw new Error('the scenario has no such people');
  const [checked, offered] = [await piece(story, starter, 'checked', task.node, ''), await piece(story, starter, 'offered', offer.node, '')];
  const loose = await upload(mine);
  const written = (await mine.call(`GET /records/${checked.recordId}`)).body.record.data as JsonObject;
  const fields = fieldsOf(pack, service.record);
  const [fileField, file] = Object.entries(written).find(([, value]) => typeof value === 'object' && value !== null && 'fileId' in value) ?? ['', {}];
  const draftKey = 'draft-of-one';
  await mine.call(`PUT /form-drafts/${draftKey}`, { body: { packId: PACK, release: pack.sha, title: 'draft', data: written, savedAt: scenario.at } });
  const messages = (await head.call('GET /inbox')).body.items as { id: string }[];
  const users = (await site.deps.db.collection('users').find({ username: { $in: ['spare', starter] } }).toArray()) as unknown as { _id: string; username: string }[];
  const idOf = (username: string): string => users.find((user) => user.username === username)?._id ?? '';
  return {
    site, packId: PACK, sha: pack.sha, now: site.clock.now(), pack, people, actors, orgId, orgTier: scenario.org.find((unit) => unit.id === orgId)?.tier ?? '', checked, offered,
    candidates: { checked: task.roles, offered: offer.roles }, serviceId, startRoles: service.startRoles, written, fields,
    fileId: String((file as JsonObject).fileId), seesFile: LEVELS.slice(LEVELS.indexOf(fields[fileField]?.level ?? 'L4')), looseFileId: loose.fileId, draftKey, messageId: messages[0]?.id ?? '',
    noticeId: Object.keys(pack.notices)[0] ?? '', reportId: Object.keys(pack.reports)[0] ?? '', indicatorId: service.indicators?.[0] ?? '', spareId: idOf('spare'), userId: idOf(starter),
    png: () => multipart(Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'), 'p.png'),
  };
}
