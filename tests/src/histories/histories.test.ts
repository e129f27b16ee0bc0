import { describe, expect, it } from '@jest/globals';
import { formats, historyNames, readHistory, type Entry, type History } from './history';
import { machineOf, type Machine, type Standing } from './machine';
import { asJson, projected } from './projection';

type Play = readonly [name: string, format: number];
const plays = formats().flatMap((format) => historyNames(format).map((name): Play => [name, format]));

interface Moment { readonly entry: Entry; readonly before: Standing | undefined; readonly after: Standing }
/** Each entry with how its work stood before and after it, by the recorded events alone. */
function moments({ entries }: History, machine: Machine): Moment[] {
  const standing = new Map<string, Standing>();
  return entries.map((entry) => {
    const before = standing.get(entry.work);
    const after = machine.apply(before, entry.events);
    standing.set(entry.work, after);
    return { entry, before, after };
  });
}
const recorded = ({ state, record }: Entry): Standing => ({ state, ...(record ? { record } : {}) });

describe.each(plays)('%s of format %i', (name, format) => {
  const history = readHistory(format, name);

  it('replays to the recorded states', async () => {
    for (const { entry, after } of moments(history, await machineOf(history))) {
      expect(asJson(projected(after))).toEqual(projected(recorded(entry)));
      if (after.state.format === history.format) expect(asJson(after.state)).toEqual(entry.state);
    }
  });

  it('goes on from every recorded state as it went on then', async () => {
    const machine = await machineOf(history);
    for (const { entry, before } of moments(history, machine)) {
      const decided = machine.decide(before, entry);
      expect(decided).toMatchObject({ ok: true });
      if (!decided.ok) continue;
      const after = machine.apply(before, decided.events);
      expect(asJson(projected(after))).toEqual(projected(recorded(entry)));
      if (after.state.format === history.format) expect(asJson(decided.events)).toEqual(entry.events);
    }
  });

  it('comes out the same when it is played from its beginning', async () => {
    const machine = await machineOf(history);
    const standing = new Map<string, Standing>();
    for (const entry of history.entries) {
      const decided = machine.decide(standing.get(entry.work), entry);
      expect(decided).toMatchObject({ ok: true });
      if (!decided.ok) continue;
      standing.set(entry.work, machine.apply(standing.get(entry.work), decided.events));
      expect(asJson(projected(standing.get(entry.work) as Standing))).toEqual(projected(recorded(entry)));
    }
  });
});

describe('what is recorded', () => {
  it.each(formats())('of format %i, has every kind of command and of end, on every model', (format) => {
    const histories = historyNames(format).map((name) => readHistory(format, name));
    const entries = histories.flatMap((history) => history.entries);
    const kinds = (of: (entry: Entry) => string): string[] => [...new Set(entries.map(of))];
    expect(kinds((entry) => entry.command.type)).toEqual(expect.arrayContaining(['StartProcess', 'StartWork', 'ClaimTask', 'ReleaseTask', 'CompleteTask', 'ReturnTask', 'ReassignTask', 'WithdrawInstance', 'TerminateInstance', 'FireTimer']));
    expect(kinds((entry) => entry.state.status)).toEqual(expect.arrayContaining(['running', 'completed', 'withdrawn', 'terminated']));
    expect(kinds((entry) => String(entry.state.format))).toEqual([String(format)]);
    expect(histories.filter((history) => history.model !== undefined).length).toBeGreaterThanOrEqual(40);
    expect(Math.max(...entries.map((entry) => Object.keys(entry.state.tokens).length))).toBeGreaterThanOrEqual(3);
  });
});
