import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { compileProgram } from '@liandong/core/compile';
import { deliver, type Effect, type PackFiles, type ProcessCommand, type ScenarioDef } from '@liandong/core/run';
import { applyMigration, applyUndo, deliveryEffects, historyModel, incidentModel, instanceModel, jobEffects, loadWork, messageEffects, outboxJob, recordModel, ServerPort, startTimersJob, verifyCounty, type JobHandler } from '@liandong/server/durable';
import { serverHost } from '@liandong/server/scenario-host';
import type { TestServer } from '@liandong/server/testing';
import { packFiles } from '../support/packs';
import { COUNTY, Together } from '../support/together';

jest.setTimeout(120_000);

const files = packFiles('together', 'tests/packs');
const callOf = (more: string): string => `${more}<zeebe:calledElement processId="inspect"/>`;
/** A pack of its own whose process calls one of the other pack. */
function aCaller(call: string): PackFiles {
  const only = { ...(JSON.parse(files['services.json'] ?? '') as { services: { id: string }[] }) };
  return {
    'pack.json': JSON.stringify({ ...(JSON.parse(files['pack.json'] ?? '') as object), id: 'caller', roles: (JSON.parse(files['pack.json'] ?? '') as { roles: unknown[] }).roles }),
    'services.json': JSON.stringify({ services: only.services.filter((service) => service.id === 'nested') }),
    'records/case.json': files['records/case.json'] ?? '', 'forms/write.json': files['forms/write.json'] ?? '',
    'processes/nested.bpmn': (files['processes/nested.bpmn'] ?? '').replace('<zeebe:calledElement processId="middle"/>', call),
  };
}

let county: Together;
afterEach(() => county.site.stop());
const entries = () => historyModel(county.site.deps.db).find({ countyId: COUNTY }).select({ todo: 0, todoDue: 0 }).sort({ _id: 1 }).lean();
const incidents = () => incidentModel(county.site.deps.db).find({ countyId: COUNTY }).lean();

describe('what instances ask of one another', () => {
  let other: TestServer;
  beforeEach(async () => {
    county = await Together.begin();
    other = await county.site.another();
  });
  const both = async (): Promise<void> => {
    const outbox = outboxJob({ ...messageEffects, ...deliveryEffects });
    for (let done = 1; done > 0; ) done = (await Promise.all([outbox.runOnce(county.site.deps), outbox.runOnce(other.deps)])).reduce((a, b) => a + b);
  };

  it('happens once, though two servers do it at the same time, and once more after a crash', async () => {
    const [called, nested] = [await county.start('visit', 'r1'), await county.start('nested', 'r2')];
    const [waits, ...listens] = [await county.start('wait', 'r3'), await county.start('listen', 'r4'), await county.start('listen', 'r5')];
    await both();
    await county.complete(called, 'look', 'kim', { outcome: 'fine', data: { finding: 'dry', hidden: 'ill' } });
    await county.command(nested, 'max', { type: 'TerminateInstance', comment: 'double' });
    const sent = await county.start('send', 'r3');
    await both();

    expect(await Promise.all([called, nested, sent].map((id) => county.stateOf(id)))).toMatchObject([{ status: 'completed', endNode: 'fine' }, { status: 'terminated' }, { status: 'completed' }]);
    expect(await Promise.all([waits ?? '', ...listens].map(async (id) => (await county.stateOf(id)).open))).toEqual([['read'], ['react'], ['react']]);
    expect((await county.onRecordOf(called)).map((work) => [work.state.process, work.status])).toEqual([['visit', 'completed'], ['inspect', 'completed']]);
    expect((await county.onRecordOf(nested)).map((work) => work.status)).toEqual(['terminated', 'terminated', 'terminated']);
    const before = await entries();
    await county.forgetDeliveries();
    await both();
    expect(await entries()).toEqual(before);
    expect([await incidents(), (await verifyCounty(county.site.deps, COUNTY)).problems]).toEqual([[], []]);
  });

  it('goes on where it stopped: a signal that reached the first of three reaches the others, and the first only once', async () => {
    const listens: string[] = [];
    for (const ref of ['r1', 'r2', 'r3']) {
      listens.push(await county.start('listen', ref));
      county.site.clock.advance(1000);
    }
    const sender = await county.start('wait', 'r9');
    let told = 0;
    class Dying extends ServerPort {
      override command(workId: string, command: ProcessCommand) {
        told += 1;
        if (told > 1) throw new Error('killed');
        return super.command(workId, command);
      }
    }
    const signal: Effect = { id: 'a-signal', type: 'liandong:signal', node: 'ring', payload: { name: 'alarm', vars: {}, from: sender } };
    const from = { workId: sender, orgId: 'st', at: county.site.clock.now() };
    await expect(deliver(signal, from, new Dying(county.site.deps, COUNTY))).rejects.toThrow('killed');
    expect((await Promise.all(listens.map((id) => county.stateOf(id)))).filter(({ open }) => open.includes('react'))).toHaveLength(1);
    await Promise.all([deliver(signal, from, new ServerPort(county.site.deps, COUNTY)), deliver(signal, from, new ServerPort(other.deps, COUNTY))]);
    expect((await Promise.all(listens.map((id) => county.stateOf(id)))).map(({ open }) => open)).toEqual([['react'], ['react'], ['react']]);
    const order = (await historyModel(county.site.deps.db).find({ countyId: COUNTY, type: 'DeliverSignal' }).sort({ $natural: 1 }).lean()).map((entry) => entry.workId);
    expect(order).toEqual(listens);
  });

  it('that nobody takes is kept as an incident of its sender, tried again, and closed when somebody takes it', async () => {
    const sender = await county.start('send', 'r7');
    await both();
    expect(await incidents()).toMatchObject([{ workId: sender, orgId: 'st', kind: 'effect', code: 'process.message-unmatched', params: { name: 'paper' }, open: true, stopped: false }]);
    const waits = await county.start('wait', 'r7');
    county.site.clock.advance(6_000);
    await both();
    expect([(await county.stateOf(waits)).open, (await incidents())[0]?.open]).toEqual([['read'], false]);
  });

  it('does not begin a process that its caller no longer needs', async () => {
    const called = await county.start('visit', 'r1');
    await county.command(called, 'max', { type: 'TerminateInstance', comment: 'double' });
    await both();
    expect(await county.onRecordOf(called)).toHaveLength(1);
  });

  it('does not begin a process either whose caller lets go of it while it is being begun', async () => {
    const called = await county.start('nested', 'r1');
    const { deps } = county.site;
    let asked = 0;
    const program: typeof deps.packs.program = async (countyId, sha) => {
      asked += 1;
      // the first asks for the caller, the second for what is called
      if (asked === 2) await county.command(called, 'max', { type: 'TerminateInstance', comment: 'double' });
      return deps.packs.program(countyId, sha);
    };
    await outboxJob({ ...messageEffects, ...deliveryEffects }).runOnce({ ...deps, packs: { ...deps.packs, program } });
    await both();
    expect([asked > 1, (await county.onRecordOf(called)).map((work) => work.state.process)]).toEqual([true, ['nested']]);
    expect(await incidents()).toEqual([]);
  });
});

describe('timers', () => {
  it('of several works that fell due while no server ran fire in the order of their times, also across works', async () => {
    county = await Together.begin();
    const ids: string[] = [];
    for (let hour = 0; hour < 3; hour += 1) {
      ids.push(await county.start('visit', `r${hour}`));
      await county.run();
      county.site.clock.advance(3_600_000);
    }
    county.site.clock.advance(30 * 86_400_000);
    await Promise.all([county.run(), county.run()]);
    const fired = await historyModel(county.site.deps.db).find({ countyId: COUNTY, type: 'FireTimer' }).sort({ $natural: 1 }).lean();
    expect(fired.map((entry) => entry.workId)).toEqual(ids);
  });
});

describe('a timer start event', () => {
  it('begins a work at each unit of its service, once a time, though two servers look; what was missed is begun once', async () => {
    county = await Together.begin();
    const other = await county.site.another();
    const daily = () => instanceModel(county.site.deps.db).find({ countyId: COUNTY, serviceId: 'daily' }).sort({ startedAt: 1 }).lean();
    const look = () => Promise.all([startTimersJob.runOnce(county.site.deps), startTimersJob.runOnce(other.deps)]);
    await look();
    expect(await daily()).toEqual([]);
    county.site.clock.advance(86_400_000);
    await look();
    await look();
    expect(await daily()).toMatchObject([{ orgId: 'st', startedBy: 'system', status: 'running', startedAt: '2026-01-06T01:00:00.000Z' }]);
    county.site.clock.advance(10.5 * 86_400_000);
    await look();
    await look();
    expect((await daily()).map((work) => work.startedAt)).toEqual(['2026-01-06T01:00:00.000Z', '2026-01-16T13:00:00.000Z']);
    county.site.clock.advance(0.5 * 86_400_000);
    await look();
    expect(await daily()).toHaveLength(3);
    const [record] = await recordModel(county.site.deps.db).find({ countyId: COUNTY }).lean();
    expect(record).toMatchObject({ state: 'new', data: {}, no: expect.stringMatching(/^st-2026-/) });
  });
});

describe('a process of another pack', () => {
  it('works on the record of its caller, and seals what either pack protects', async () => {
    county = await Together.begin(aCaller(callOf('<liandong:call pack="together"/>')));
    const work = await county.start('nested', 'r1', 'caller');
    await county.run();
    await county.complete(work, 'look', 'kim', { outcome: 'fine', data: { finding: 'dry roof', hidden: 'gravely ill' } });
    await county.run();
    expect(await county.stateOf(work)).toMatchObject({ status: 'completed', endNode: 'over' });
    const rows = JSON.stringify(await recordModel(county.site.deps.db).find({ countyId: COUNTY }).lean());
    expect([rows.includes('dry roof'), rows.includes('gravely ill'), JSON.stringify(await entries()).includes('gravely ill')]).toEqual([true, false, false]);
    expect((await verifyCounty(county.site.deps, COUNTY)).problems).toEqual([]);
  });

  it('is that of the version tag; one that is not there is an incident', async () => {
    county = await Together.begin(aCaller('<liandong:call pack="together"/><zeebe:calledElement processId="inspect" versionTag="9.9.9"/>'));
    const work = await county.start('nested', 'r1', 'caller');
    await county.run();
    expect([await county.onRecordOf(work), await incidents()]).toMatchObject([[{ status: 'running' }], [{ workId: work, code: 'call.release-unknown', params: { pack: 'together', version: '9.9.9' } }]]);
  });
});

describe('a called process', () => {
  it('goes over to another release and comes back, the record stays under that of its caller', async () => {
    const renamed = String(files['processes/inspect.bpmn']).replace(/(id|sourceRef|targetRef|attachedToRef)="look"/g, '$1="inspect-it"');
    const others = Object.fromEntries(Object.entries(files).filter(([path]) => !path.startsWith('scenarios/')));
    county = await Together.begin({ ...others, 'processes/inspect.bpmn': renamed, 'pack.json': String(files['pack.json']).replace('"1.0.0"', '"2.0.0"') });
    const { deps } = county.site;
    const [called, to] = [await county.start('visit', 'r1'), await deps.packs.program(COUNTY, await deps.packs.released(COUNTY, 'together', '1.0.0') ?? '')];
    await county.run();
    const child = (await county.onRecordOf(called)).find((work) => work._id !== called);
    const intent = { countyId: COUNTY, actor: await county.actor('max'), workId: child?._id ?? '', comment: 'new rules' };
    const plan = { nodes: { 'inspect-it': 'look' }, fields: {} };
    const moved = await applyMigration(deps, { ...intent, commandId: 'move', from: child?.release ?? '', target: to as never, plan });
    expect([moved.ok, (await county.onRecordOf(called)).map((work) => [work.release === child?.release, Object.values(work.state.tasks).map((task) => task.node)])]).toEqual([true, [[true, []], [false, ['look']]]]);
    const before = await loadWork(deps, COUNTY, intent.workId);
    expect(before?.row.release).toBe(child?.release);
    expect((await applyUndo(deps, { ...intent, commandId: 'back' })).ok).toBe(true);
    expect((await loadWork(deps, COUNTY, intent.workId))?.work).toEqual({ state: child?.state, record: before?.work.record });
    // a state of an older format is made again from the history
    await instanceModel(deps.db).updateOne({ _id: intent.workId, countyId: COUNTY }, { $set: { 'state.format': 1 } });
    expect((await loadWork(deps, COUNTY, intent.workId))?.work.state).toEqual(child?.state);
    expect((await verifyCounty(deps, COUNTY)).problems).toEqual([]);
  });
});

describe('the job of a service task', () => {
  const scenario = JSON.parse(files['scenarios/called-ends.json'] ?? '') as ScenarioDef;
  beforeEach(async () => { county = await Together.begin(); });

  /** The pack with a service task in place of the message, and one of the host's handlers. */
  async function played(handler: JobHandler) {
    const { program } = await compileProgram(files);
    const send = program?.pack.processes.send;
    if (!program || !send?.nodes.post) throw new Error('no such process');
    const post = { id: 'post', title: 'post', type: 'service-task', incoming: send.nodes.post.incoming, outgoing: send.nodes.post.outgoing, props: { service: 'ask' } };
    const changed = { ...program, pack: { ...program.pack, processes: { ...program.pack.processes, send: { ...send, nodes: { ...send.nodes, post } } } } };
    const { host, deps, end } = await serverHost(county.site.deps.db, county.site.deps.log, changed, scenario);
    const outbox = outboxJob(jobEffects({ ask: handler }));
    // the scenario's own outbox does not know the service: it has put the effect aside
    const started = await host.start('ann', { serviceId: 'send', orgId: 'st', data: { ref: 'r1' } });
    const workId = started.ok ? started.workId : '';
    await historyModel(deps.db).updateMany({ countyId: COUNTY }, [{ $set: { todoDue: deps.clock.now(), todo: { $map: { input: '$effects', in: { $mergeObjects: ['$$this', { attempts: 0, due: deps.clock.now() }] } } } } }], { updatePipeline: true });
    await Promise.all([outbox.runOnce(deps), outbox.runOnce(deps)]);
    const work = await host.look(workId);
    const commands = (await historyModel(deps.db).find({ countyId: COUNTY, workId }).sort({ seq: 1 }).lean()).map((entry) => entry.type);
    const failed = await incidentModel(deps.db).find({ countyId: COUNTY, detail: 'down' }).lean();
    await end();
    return { work, commands, failed };
  }

  it('is answered by its handler, once', async () => {
    const { work, commands } = await played(async (_deps, { vars }) => ({ vars: { answer: String(vars.outcome) } }));
    expect([work?.status, commands]).toEqual(['completed', ['StartWork', 'CompleteJob']]);
  });

  it('that its handler refuses with an error ends the work when nothing catches it', async () => {
    const { work, commands } = await played(async () => ({ error: 'unknown-person' }));
    expect([work?.status, commands]).toEqual(['failed', ['StartWork', 'ThrowError']]);
  });

  it('whose handler fails is tried again, with an incident meanwhile', async () => {
    const { work, failed } = await played(async () => { throw new Error('down'); });
    expect([work?.status, failed]).toMatchObject(['running', [{ kind: 'effect', code: 'effect.retrying', stopped: false }]]);
  });
});
