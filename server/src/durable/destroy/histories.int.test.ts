/** Random histories of works and records, some of which are destroyed on the way: the rest is proved at any time, and of the destroyed nothing is left. */
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anchorHeads } from '../audit/anchor';
import { verifyCounty } from '../audit/verify';
import { noteView } from '../audit/views';
import { applyCommand, applyStart, type CommandBody } from '../commit';
import { loadWork } from '../load';
import { historyModel, recordModel, type RecordRowDoc } from '../model';
import { aCounty, type TestCounty } from '../testing/a-county';
import { destroyRecord, forgetSubjects } from './index';

const COUNTY = { countyId: 'county' };
let county: TestCounty;
let count = 0;
beforeAll(async () => { county = await aCounty(); });
beforeEach(() => county.clear());
afterAll(() => county.stop());

interface Made { readonly workId: string; readonly recordId: string; readonly word: string }
async function start(): Promise<Made> {
  count += 1;
  const word = `Canary ${[...String(count)].map((digit) => 'ABCDEFGHIJ'[Number(digit)]).join('')}X`;
  const input = { serviceId: 'help', orgId: 'east1', data: { alias: word, name: word, ...(count % 2 === 0 ? { idNo: '610722194501012383' } : {}) } };
  const applied = await applyStart(county.deps, { ...COUNTY, actor: county.actor('aide'), commandId: `s-${count}`, program: county.program, input });
  if (!applied.ok) throw new Error(JSON.stringify(applied.problems));
  return { workId: applied.workId, recordId: (await loadWork(county.deps, 'county', applied.workId))?.row._id ?? '', word };
}
const command = (workId: string, by: string, body: CommandBody) => applyCommand(county.deps, { ...COUNTY, actor: county.actor(by), commandId: `c-${++count}`, workId, command: body });
async function reassign({ workId, word }: Made): Promise<void> {
  const [taskId = ''] = Object.keys((await loadWork(county.deps, 'county', workId))?.work.state.tasks ?? {});
  await command(workId, 'head', { type: 'ReassignTask', taskId, userId: 'head', comment: `because of ${word}` });
}
const see = ({ recordId }: Made) => noteView(county.deps, { ...COUNTY, recordId, by: 'head', byName: 'Head', at: county.deps.clock.now(), levels: ['L3'], where: 'record' });

/** Ended, counted, sent: as it is when years have gone by. */
async function destroy({ workId, recordId }: Made): Promise<boolean> {
  const ended = await command(workId, 'admin', { type: 'TerminateInstance', comment: 'over' });
  if (!ended.ok) throw new Error(JSON.stringify(ended.problems));
  await historyModel(county.deps.db).updateMany({ workId }, { $set: { todo: [] }, $unset: { todoDue: 1 } });
  await recordModel(county.deps.db).updateMany({}, { $unset: { factsDue: 1, plansDue: 1 } });
  const { version } = (await recordModel(county.deps.db).findById(recordId).lean<RecordRowDoc>()) as RecordRowDoc;
  const done = await destroyRecord(county.deps, {
    ...COUNTY, recordId, version, today: '2026-11-24', pack: county.program.pack, listId: 'list', by: 'head', byName: 'Head', confirmedBy: 'office', at: county.deps.clock.now(),
    rule: { title: 'files', years: 1, from: 'closed' }, kept: { from: '2010-01-01', until: '2011-01-01' }, isHeld: async () => false, also: async () => undefined,
  });
  return done !== 'later' && done.ok;
}

it('is proved whatever was destroyed when, anchored or not', async () => {
  const step = fc.constantFrom('start', 'start', 'reassign', 'see', 'anchor', 'destroy', 'destroy', 'forget');
  await fc.assert(fc.asyncProperty(fc.array(fc.tuple(step, fc.nat(50)), { minLength: 8, maxLength: 20 }), async (steps) => {
    await county.clear();
    const [there, gone]: [Made[], Made[]] = [[await start()], []];
    for (const [what, n] of steps) {
      const one = there[n % Math.max(1, there.length)];
      if (what === 'start') there.push(await start());
      if (what === 'anchor') await anchorHeads(county.deps, 'county');
      if (what === 'forget') await forgetSubjects(county.deps, 'county');
      if (what === 'reassign' && one) await reassign(one);
      if (what === 'see' && one) await see(one);
      if (what === 'destroy' && one) {
        expect(await destroy(one)).toBe(true);
        gone.push(...there.splice(there.indexOf(one), 1));
      }
    }
    expect((await verifyCounty(county.deps, 'county')).problems).toEqual([]);
    const dump = await county.dump();
    expect(gone.filter(({ word }) => dump.includes(word))).toEqual([]);
    expect(there.filter(({ word }) => !dump.includes(word))).toEqual([]);
    const [entry] = gone;
    if (!entry) return;
    await historyModel(county.deps.db).updateOne({ _id: `${entry.workId}.1` }, { $set: { hash: 'f'.repeat(64) } });
    expect((await verifyCounty(county.deps, 'county')).problems.length).toBeGreaterThan(0);
  }), { numRuns: 8 });
}, 240_000);
