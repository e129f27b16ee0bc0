/** The reference: core's world of instances, in memory. */
import { orgView, workingCalendar, World, type Actor, type Delivered } from '@liandong/core/run';
import type { Answer, Host } from './host';

/** Everybody may do every task of a case. */
export const ROLE = 'ANYBODY';
export const UNIT = 'unit';
export const ACTOR: Actor = { userId: 'somebody', name: 'somebody', grants: [{ role: ROLE, orgId: UNIT }] };
export const START = '2026-01-05T00:00:00.000Z';

export const answer = (delivered: Delivered): Answer => (delivered.ok ? { ok: true, instances: [delivered.workId] } : { ok: false, codes: delivered.problems.map(({ code, path }) => `${code} ${path}`.trim()) });
/** A message that an instance sends and nobody waits for is no failure of a case. */
export const isFailure = (code: string): boolean => code !== 'process.message-unmatched';

export const memoryHost: Host = {
  open: async ({ models, job }) => {
    const calendar = workingCalendar({ timeZone: 'UTC' });
    const org = orgView([{ id: UNIT, parentId: null, tier: 'county', name: UNIT, path: [] }], [{ role: ROLE, orgId: UNIT, userId: ACTOR.userId, name: ACTOR.name }]);
    const world = new World({ models, now: START, orgId: UNIT, org, calendar, job, facts: { record: {}, params: {} } });
    return {
      start: async (process, vars) => answer(await world.start(process, vars, ACTOR)),
      command: async (instanceId, move) => answer(await world.command(instanceId, move, ACTOR)),
      publish: async (name, vars) => answer(await world.publish(name, vars)),
      broadcast: async (name, vars) => answer(await world.broadcast(name, vars)),
      evaluateConditions: async (vars) => (await world.evaluateConditions(vars)).map(answer),
      migrate: async (process, to, nodes) => (await world.migrate(process, to, { nodes }, ACTOR)).map(answer),
      advance: (duration) => world.advance(calendar.add(world.now, duration)),
      states: async () => [...world.states.values()],
      refused: async () => world.incidents.filter(({ code }) => isFailure(code)).map(({ code, path }) => `${code} ${path}`.trim()),
      close: async () => undefined,
    };
  },
};
