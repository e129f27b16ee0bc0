import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { BENCHMARK, ENGINE, FILES } from './testing';
import { memoryHost, reportLines, runFolder } from './index';

let folder = '';
const given = (manifest: object): void => {
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
};
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'cases-')); });
afterEach(() => rmSync(folder, { recursive: true }));

describe('the runner', () => {
  it('plays the cases of an engine: tasks, time, messages, calls', async () => {
    given({ cases: [ENGINE] });
    expect(await runFolder(folder, memoryHost)).toEqual([{ id: 'order', ok: true }]);
  });

  it('says at which step something else was expected', async () => {
    const [start, ...more] = ENGINE.steps;
    given({ cases: [{ ...ENGINE, steps: [{ ...start, expect: { tasks: ['pay'] } }, ...more] }] });
    const results = await runFolder(folder, memoryHost);
    expect(results).toEqual([{ id: 'order', ok: false, step: 'step 1 start order', expected: { tasks: ['pay'] }, got: { tasks: ['check'] } }]);
    expect(reportLines(results)).toEqual(['FAIL order step 1 start order: expected {"tasks":["pay"]}, got {"tasks":["check"]}', '0 passed, 1 failed']);
  });

  it('expects errors where they are expected, and nowhere else', async () => {
    const wrong = { do: 'message', message: 'nobody waits for it' };
    given({ cases: [{ ...ENGINE, id: 'expected', steps: [{ ...wrong, expect: { error: true } }] }, { ...ENGINE, id: 'unexpected', steps: [wrong] }, { ...ENGINE, id: 'missing', steps: [{ do: 'start', process: 'order', expect: { error: true } }] }] });
    expect((await runFolder(folder, memoryHost)).map(({ id, ok }) => [id, ok])).toEqual([['expected', true], ['unexpected', false], ['missing', false]]);
  });

  it('compares traces of the benchmark, what went before an error included', async () => {
    given({ processes: [BENCHMARK] });
    expect(await runFolder(folder, memoryHost)).toEqual([{ id: 'trace/1', ok: true }, { id: 'trace/2', ok: true }]);
  });

  it('tells disputed cases apart', async () => {
    given({ cases: [{ ...ENGINE, steps: [{ do: 'start', process: 'order', expect: { tasks: [] } }], disputed: true }] });
    const results = await runFolder(folder, memoryHost);
    expect(reportLines(results).slice(1)).toEqual(['1 disputed: 0 as the case has it, 1 otherwise (docs/conformance.md)', '0 passed, 0 failed']);
  });
});
