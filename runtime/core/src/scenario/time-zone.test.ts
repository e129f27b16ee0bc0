import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import { buildSync } from 'esbuild';

const source = `
  import { compileProgram } from './pack/compile-program';
  import { aPack } from './testing/a-pack';
  import { decideStart } from './work/index';
  import { evaluateFeel } from './expression/index';
  import { commandIds } from './shared/ids';
  import { orgView, workingCalendar } from './org/index';
  const { program } = await compileProgram(aPack());
  const rows = [{ role: 'worker', orgId: 'st', userId: 'ann', name: 'Ann' }, { role: 'head', orgId: 'st', userId: 'kim', name: 'Kim' }];
  const now = '2026-03-28T17:30:00.000Z';
  const ctx = { now, actor: { userId: 'ann', name: 'Ann', grants: rows.slice(0, 1) }, newId: commandIds('c'), org: orgView([{ id: 'st', parentId: null, tier: 'station', name: 'S', path: [] }], rows), calendar: workingCalendar(), params: program.pack.params };
  const outcome = decideStart(program, { id: 'c', serviceId: 'S1', orgId: 'st', data: { name: 'Li Hua', idNo: '61072219500319000X', kind: '1', amount: 5 } }, ctx);
  const feel = ['today()', 'date("2026-03-29") + duration("P1D")', 'date and time("2026-03-29T02:30:00")', 'date and time("2026-03-29T02:30:00Z") - date and time("2026-03-28T02:30:00Z")', 'daysBetween("2026-03-28", "2026-03-30")', 'string(time("10:00:00"))', 'ageAt("2008-03-29", today())', 'day of week(date("2026-03-29"))', 'date("2026-03-29").weekday', 'now().hour', 'now().time offset', 'date and time("2026-03-29T02:30:00@Europe/Berlin").time offset', 'day <= today()', 'daysBetween("2026-03-28T10:00:00", now())'];
  console.log(JSON.stringify([outcome, feel.map((text) => evaluateFeel(text, {}, { now }))]));
`;

it('decides and calculates the same in every time zone of the machine', () => {
  const { outputFiles } = buildSync({ stdin: { contents: source, resolveDir: fileURLToPath(new URL('..', import.meta.url)), loader: 'ts' }, bundle: true, format: 'esm', platform: 'node', write: false, external: ['ajv', 'ajv/*', 'ajv-formats', 'ajv-formats/*'] });
  const script = outputFiles[0]?.text ?? '';
  const run = (TZ: string): string => execFileSync(process.execPath, ['--input-type=module'], { input: script, env: { PATH: process.env.PATH, TZ }, cwd: fileURLToPath(new URL('..', import.meta.url)), encoding: 'utf8' });
  const [here, ...others] = ['Asia/Shanghai', 'America/New_York', 'Europe/Berlin', 'Pacific/Kiritimati'].map(run);
  expect(here).toContain('InstanceStarted');
  for (const other of others) expect(other).toBe(here);
});
