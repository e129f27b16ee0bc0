/** A county with one scenario's people, somebody who holds every role of the scenario's units, and its clients; quick to make. */
import type { ScenarioDef } from '@liandong/core/run';
import { aServer, type Client, type ServerOptions, type TestServer } from '@liandong/server/testing';
import { packFiles } from './packs';
import { countyOf, scenarioOf, signedIn, Story, type People } from './story';

export interface ToldStory {
  readonly site: TestServer;
  readonly scenario: ScenarioDef;
  readonly packId: string;
  readonly people: People;
  /** every role of the pack, wherever it may be held */
  readonly all: Client;
  readonly story: Story;
  /** another story of the same county */
  fresh(): Story;
}
interface Manifest { readonly roles: readonly { readonly id: string; readonly tier: string }[] }

export async function aStory(packId: string, scenarioId: string, options: Omit<ServerOptions, 'now'> & { readonly users?: Readonly<Record<string, readonly string[]>> } = {}): Promise<ToldStory> {
  const { users, ...server } = options;
  const scenario = scenarioOf(packId, scenarioId);
  const { roles } = JSON.parse(packFiles(packId)['pack.json'] ?? '{}') as Manifest;
  const everything = roles.flatMap((role) => scenario.org.filter((unit) => unit.tier === role.tier).slice(0, 1).map((unit) => `${role.id}@${unit.id}`));
  const site = await aServer({ now: scenario.at, ...server });
  const county = countyOf(scenario, packId);
  await site.seedCounty({ ...county, users: { ...county.users, everybody: everything, ...users } });
  const people = await signedIn(site, [...scenario.people.map((person) => person.id), ...Object.keys(users ?? {})]);
  const all = await site.signIn('everybody');
  const fresh = () => new Story(site, packId, people);
  return { site, scenario, packId, people, all, story: fresh(), fresh };
}
