/** The demo county with works in every state, played from the scenarios of a pack by people of one station. No field or step is named here. */
import type { ScenarioDef } from '@liandong/core/run';
import type { TestServer } from '@liandong/server/testing';
import { scenarioOf, signedIn, Story, type People } from './story';

type Step = ScenarioDef['steps'][number];
export interface Part {
  readonly packId: string;
  readonly scenario: string;
  /** how many of its moves; all unless given. Waiting is left out: the clock stays. */
  readonly moves?: number;
}
/** Who plays whom, and which unit stands for which. */
export interface Casting { readonly people: Readonly<Record<string, string>>; readonly units: Readonly<Record<string, string>> }

/** Moves that were meant to be refused are left out, and so is all after the first waiting. */
function movesOf({ steps }: ScenarioDef, most: number | undefined, units: Casting['units']): Step[] {
  const wait = steps.findIndex((step) => step.wait !== undefined);
  const now = wait === -1 ? steps : steps.slice(0, wait);
  const done = now.filter((step) => step.expect?.refused === undefined).slice(0, most);
  return done.map((step) => (step.start ? { ...step, start: { ...step.start, orgId: units[step.start.orgId] ?? step.start.orgId } } : step));
}

/** Plays the parts one after the other; the ids of the works that they left, in order. */
export async function atWork(site: TestServer, { people, units }: Casting, parts: readonly Part[]): Promise<string[]> {
  const clients = await signedIn(site, [...new Set(Object.values(people))]);
  const cast: People = Object.fromEntries(Object.entries(people).flatMap(([role, username]) => (clients[username] ? [[role, clients[username]]] : [])));
  const works: string[] = [];
  for (const { packId, scenario, moves } of parts) {
    const story = new Story(site, packId, cast);
    await story.play(movesOf(scenarioOf(packId, scenario), moves, units));
    works.push(...Object.values(story.works));
    site.clock.advance(60_000);
  }
  return works;
}
