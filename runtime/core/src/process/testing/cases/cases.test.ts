import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { coreText } from '../../../text/index';
import { ELEMENTS } from '../../elements/registry';
import { EVENT_ELEMENTS } from '../../events/positions';
import { EVENTS } from '../../events/registry';
import { evolve } from '../../evolve';
import type { ProcessState } from '../../types';
import { type Case, type Expect, KINDS } from './format';
import { MAIN, Player, type Seen, seenIn } from './player';

const PROCESS = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const folders = ['elements', 'events'].flatMap((group) => readdirSync(join(PROCESS, group), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => join(group, entry.name)));
const casesIn = (folder: string): Case[] => (existsSync(join(PROCESS, folder, 'cases.json')) ? (JSON.parse(readFileSync(join(PROCESS, folder, 'cases.json'), 'utf8')) as Case[]) : []);
const definitions = new Map(ELEMENTS.map((element) => [element.type, element]));
/** Types of the model that a folder is about: an element, or an event in each of its places. */
const typesOf = (folder: string): string[] => {
  const name = folder.replace(/^.*[\\/]/, '');
  const kind = folder.startsWith('events') ? EVENTS.find((event) => event.kind === name) : undefined;
  return kind ? EVENT_ELEMENTS.filter((element) => element.eventType === kind.definition).map((element) => element.type) : [name];
};

/** Read for any node, or not offered for setting: several events at once, gateways that begin a process, one activity at a time. */
const OF_ALL = ['default', 'instantiate', 'all', 'parallel', 'sequential'];

/** Only what the case names. */
function compare(step: string, seen: Seen, { others: _others, refused, vars, ...named }: Expect): void {
  const picked = Object.fromEntries(Object.keys(named).map((name) => [name, seen[name as keyof typeof named]]));
  expect({ step, refused: seen.refused, ...picked, ...(vars ? { vars: seen.vars } : {}) }).toEqual({ step, refused, ...named, ...(vars ? { vars: expect.objectContaining(vars) } : {}) });
}

/** Nothing that a store would lose or change: no `undefined`, no object of a class. */
function isJson(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
  const isPlain = Array.isArray(value) || [Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null);
  return isPlain && Object.values(value).every(isJson);
}

const entered = new Map<string, Set<string>>();

describe.each(folders)('%s', (folder) => {
  const cases = casesIn(folder);

  for (const one of cases) it(`${one.kind}: ${one.title}`, async () => {
    const player = await Player.of(one);
    expect(player.breaks).toEqual(one.breaks ?? []);
    const { world } = player;
    for (const [index, step] of one.steps.entries()) {
      const before = new Map([...world.instances].map(([id, { state }]) => [id, state]));
      const result = await player.play(step);
      if (result.refused !== undefined) expect(new Map([...world.instances].map(([id, { state }]) => [id, state]))).toEqual(before);
      for (const { said, state, history } of world.instances.values()) {
        expect(isJson(said)).toBe(true);
        expect(state).toEqual(said);
        expect(history.reduce<ProcessState | undefined>(evolve, undefined)).toEqual(state);
      }
      const label = `${index + 1} ${step.do}`;
      const nothing = { open: [], waits: [], tokens: [], timers: [], vars: {}, status: 'running' as const };
      const main = world.has(MAIN) ? seenIn(world.of(MAIN).state) : nothing;
      compare(label, { ...main, ...result }, step.expect);
      for (const [process, expected] of Object.entries(step.expect.others ?? {})) compare(`${label} in ${process}`, { ...seenIn(world.of(process).state), sent: [] }, expected);
    }
    const types = new Set(player.entered);
    const nodes = [...world.models.values(), ...[...world.instances.values()].map(({ model }) => model)].flatMap((model) => Object.values(model.nodes));
    expect(nodes.some(({ type }) => typesOf(folder).includes(type))).toBe(true);
    for (const type of types) entered.set(folder, (entered.get(folder) ?? new Set()).add(type));
    const unknown = nodes.flatMap(({ type, props }) => Object.keys(props).filter((name) => !OF_ALL.includes(name) && !Object.hasOwn(definitions.get(type)?.properties ?? {}, name)).map((name) => `${type} ${name}`));
    expect(unknown).toEqual([]);
  });

  it('has a usual, an interrupted and a migrated case, each title once', () => {
    expect([...new Set(cases.map((one) => one.kind))].sort()).toEqual([...KINDS].sort());
    expect(new Set(cases.map((one) => one.title)).size).toBe(cases.length);
    expect(cases.filter((one) => one.kind === 'migrated' && !one.steps.some((step) => step.do === 'migrate'))).toEqual([]);
  });

  it('has cases in every place that it may be in', () => {
    expect(typesOf(folder).filter((type) => !entered.get(folder)?.has(type))).toEqual([]);
  });

  it('has a schema of its properties and is named in Chinese', () => {
    for (const type of typesOf(folder)) {
      expect(definitions.get(type)?.properties).toBeInstanceOf(Object);
      expect(coreText(`element.${type}`)).toMatch(/\p{Script=Han}/u);
      for (const schema of Object.values(definitions.get(type)?.properties ?? {})) expect(schema).toMatchObject({ type: expect.stringMatching(/^(string|boolean)$/) });
    }
  });
});
