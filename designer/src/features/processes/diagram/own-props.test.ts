import { describe, expect, it } from '@jest/globals';
import { compileProcess } from '@liandong/core/compile';
import { KNOWN, entryOf } from '../model/dialect';
import { loopOf, setLoop, setSign, signOf, USUAL_SIGN } from './loop';
import { propertyOf } from './own-props';
import { assignee, assignmentOf, copies, dedupe, rejecting, returning, returns, setAssignment, setOutcomes } from './step';
import { aCanvas } from './testing/a-canvas';

/** A process of one way through everything, with nothing set. */
const WAY = ['start', 'send', 'wait', 'tell', 'cond', 'timed', 'call', 'decide', 'sum', 'free', 'sub', 'many', 'end'];
const flows = WAY.slice(1).map((to, index) => `<bpmn:sequenceFlow id="f${index}" sourceRef="${WAY[index] ?? ''}" targetRef="${to}" />`).join('');
const SOURCE = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:liandong="https://liandong.org/schema/bpmn/1.0" id="d" targetNamespace="t">
  <bpmn:process id="p" isExecutable="true">
    <bpmn:startEvent id="start" /><bpmn:sendTask id="send" />
    <bpmn:intermediateCatchEvent id="wait"><bpmn:messageEventDefinition id="wd" /></bpmn:intermediateCatchEvent>
    <bpmn:intermediateThrowEvent id="tell"><bpmn:signalEventDefinition id="td" /></bpmn:intermediateThrowEvent>
    <bpmn:intermediateCatchEvent id="cond"><bpmn:conditionalEventDefinition id="cd" /></bpmn:intermediateCatchEvent>
    <bpmn:intermediateCatchEvent id="timed"><bpmn:timerEventDefinition id="ti" /></bpmn:intermediateCatchEvent>
    <bpmn:callActivity id="call"><bpmn:extensionElements><zeebe:calledElement processId="old" propagateAllChildVariables="false" /></bpmn:extensionElements></bpmn:callActivity>
    <bpmn:businessRuleTask id="decide" /><bpmn:scriptTask id="sum" />
    <bpmn:adHocSubProcess id="free"><bpmn:manualTask id="inner" /></bpmn:adHocSubProcess>
    <bpmn:subProcess id="sub"><bpmn:startEvent id="in" /><bpmn:endEvent id="fail"><bpmn:errorEventDefinition id="ed" /></bpmn:endEvent><bpmn:sequenceFlow id="g" sourceRef="in" targetRef="fail" /></bpmn:subProcess>
    <bpmn:boundaryEvent id="caught" attachedToRef="sub"><bpmn:errorEventDefinition id="bd" /></bpmn:boundaryEvent>
    <bpmn:boundaryEvent id="risen" attachedToRef="many"><bpmn:escalationEventDefinition id="rd" /></bpmn:boundaryEvent>
    <bpmn:userTask id="many" name="A" /><bpmn:endEvent id="end" />${flows}
    <bpmn:sequenceFlow id="h" sourceRef="caught" targetRef="many" /><bpmn:sequenceFlow id="j" sourceRef="risen" targetRef="end" />
  </bpmn:process>
</bpmn:definitions>`;

type Canvas = Awaited<ReturnType<typeof aCanvas>>;
function property(canvas: Canvas, id: string, name: string) {
  const element = canvas.element(id);
  const found = propertyOf(entryOf(element.businessObject as never)!, name)!.property;
  return { read: () => found.read(element), write: (value: string | boolean) => found.write(canvas.get, element, value) };
}
const SETTINGS: readonly (readonly [id: string, name: string, value: string | boolean])[] = [
  ['send', 'name', 'asked'], ['send', 'key', 'no'], ['wait', 'name', 'answered'], ['wait', 'key', 'no'], ['tell', 'name', 'flood'], ['cond', 'condition', 'amount > 5'], ['timed', 'cycle', 'R3/P1D'],
  ['call', 'process', 'other'], ['call', 'version', '1.0.0'], ['decide', 'decision', 'level'], ['decide', 'resultVariable', 'grade'], ['sum', 'expression', 'a + 1'], ['sum', 'resultVariable', 'b'],
  ['free', 'completion', 'done'], ['free', 'cancelRemaining', false], ['free', 'sequential', true], ['free', 'first', '["inner"]'], ['fail', 'code', 'E1'], ['caught', 'code', 'E1'], ['risen', 'code', 'up'], ['risen', 'interrupting', false],
];

async function filled(): Promise<Canvas> {
  const canvas = await aCanvas(SOURCE);
  for (const [id, name, value] of SETTINGS) property(canvas, id, name).write(value);
  setAssignment(canvas.get, canvas.element('many'), { role: 'head', at: undefined, except: [], fallback: [], upTo: 'county', nobody: 'skip' });
  setOutcomes(canvas.get, canvas.element('many'), [{ id: 'yes', title: 'Yes', comment: false }, { id: 'no', title: 'No', comment: true }]);
  return canvas;
}

describe("an element's own settings", () => {
  it('have a place in the file for every property that core names, or one in the panel', () => {
    const homeless = KNOWN.flatMap((entry) => Object.keys(entry.properties).filter((name) => !propertyOf(entry, name)).map((name) => `${entry.type}.${name}`));
    // the default flow is chosen among the branches
    expect([...new Set(homeless.map((one) => one.split('.')[1]))].sort()).toEqual(['default']);
  });

  it('compile to what was set, and read back the same', async () => {
    const canvas = await filled();
    const { model, findings } = await compileProcess('p', await canvas.save());
    expect(findings.filter((finding) => finding.severity === 'error')).toEqual([]);
    const [nodes, props] = [model!.nodes, (id: string) => model!.nodes[id]?.events?.[0]?.props];
    expect([props('send'), props('wait'), props('tell'), props('cond'), props('timed')]).toEqual([{ name: 'asked', key: 'no' }, { name: 'answered', key: 'no' }, { name: 'flood' }, { condition: 'amount > 5' }, { cycle: 'R3/P1D' }]);
    expect([props('fail'), props('caught'), props('risen'), nodes.risen?.props.interrupting]).toEqual([{ code: 'E1' }, { code: 'E1' }, { code: 'up' }, false]);
    expect([nodes.call?.props, nodes.decide?.props, nodes.sum?.props]).toEqual([{ process: 'other', version: '1.0.0' }, { decision: 'level', resultVariable: 'grade' }, { expression: 'a + 1', resultVariable: 'b' }]);
    expect(nodes.free?.props).toEqual({ completion: 'done', cancelRemaining: false, sequential: true, first: '["inner"]' });
    const again = await aCanvas(await canvas.save());
    expect(SETTINGS.map(([id, name]) => property(again, id, name).read())).toEqual(SETTINGS.map(([, , value]) => value));
  });

  it('leave what the panel does not ask about, and clear away what nothing refers to', async () => {
    const canvas = await filled();
    property(canvas, 'send', 'name').write('');
    property(canvas, 'wait', 'key').write('');
    const xml = await canvas.save();
    expect(xml).toContain('propagateAllChildVariables="false"');
    expect(xml.match(/<bpmn:message /g)).toHaveLength(1);
    expect(xml).not.toContain('zeebe:subscription');
  });

  it('of one timer exclude each other', async () => {
    const canvas = await filled();
    property(canvas, 'timed', 'duration').write('P2WD');
    expect((await compileProcess('p', await canvas.save())).model?.nodes.timed?.events).toEqual([{ kind: 'timer', props: { duration: 'P2WD' } }]);
  });

  it('of one event do not change another that shares its message', async () => {
    const canvas = await aCanvas(SOURCE.replace('<bpmn:process', '<bpmn:message id="m" name="shared" /><bpmn:process').replace('<bpmn:sendTask id="send" />', '<bpmn:sendTask id="send" messageRef="m" />').replace('id="wd"', 'id="wd" messageRef="m"'));
    property(canvas, 'send', 'name').write('own');
    expect([property(canvas, 'send', 'name').read(), property(canvas, 'wait', 'name').read()]).toEqual(['own', 'shared']);
  });
});

describe('doing a step several times', () => {
  const loopAfter = async (change: (canvas: Canvas) => void) => {
    const canvas = await filled();
    change(canvas);
    const xml = await canvas.save();
    const { model, findings } = await compileProcess('p', xml);
    expect(findings.filter((finding) => finding.severity === 'error')).toEqual([]);
    const [before, after] = [canvas.element('many'), (await aCanvas(xml)).element('many')];
    expect([loopOf(after), signOf(after)]).toEqual([loopOf(before), signOf(before)]);
    return model!.nodes.many!;
  };
  const none = { collection: '', element: '', cardinality: '', completion: '', outputCollection: '', outputElement: '', condition: '', testBefore: false, maximum: '' };

  it('is for each of a list, until it is enough, with what each gives', async () => {
    const { loop } = await loopAfter(({ get, element }) => setLoop(get, element('many'), { ...none, kind: 'parallel', collection: 'people', element: 'person', completion: 'numberOfCompletedInstances >= 2', outputCollection: 'answers', outputElement: 'answer' }));
    expect(loop).toEqual({ kind: 'multi', sequential: false, collection: 'people', element: 'person', completion: 'numberOfCompletedInstances >= 2', outputCollection: 'answers', outputElement: 'answer' });
  });
  it('is signed by everybody up to a tier, one after the other', async () => {
    const { loop, task } = await loopAfter(({ get, element }) => {
      setLoop(get, element('many'), { ...none, kind: 'sequential' });
      setSign(get, element('many'), { ...USUAL_SIGN, rule: 'vote', onRefusal: 'counted', share: '0.6', weight: 'if signer = "a" then 2 else 1' });
    });
    expect(loop).toEqual({ kind: 'multi', sequential: true });
    expect(task?.sign).toEqual({ rule: 'vote', consent: 'yes', refusal: 'no', onRefusal: 'counted', share: 0.6, weight: 'if signer = "a" then 2 else 1' });
    expect(task?.assignment).toMatchObject({ upTo: 'county', nobody: 'skip' });
  });
  it('is again and again as long as something holds', async () =>
    expect((await loopAfter(({ get, element }) => setLoop(get, element('many'), { ...none, kind: 'again', condition: 'missing = true', testBefore: true, maximum: '4' }))).loop).toEqual({ kind: 'standard', condition: 'missing = true', testBefore: true, maximum: 4 }));
  it('takes its signatures along when it ends', async () => {
    const { loop, task } = await loopAfter(({ get, element }) => {
      setLoop(get, element('many'), { ...none, kind: 'parallel' });
      setSign(get, element('many'), USUAL_SIGN);
      setLoop(get, element('many'), { ...none, kind: 'once' });
    });
    expect([loop, task?.sign]).toEqual([undefined, undefined]);
  });
});

describe('who does it and who is told', () => {
  it('is a role, the initiator or a person; others are told, and nobody is asked twice', async () => {
    const { get, element, save } = await filled();
    const many = element('many');
    const taskAfter = async () => (await compileProcess('p', await save())).model?.nodes.many?.task;
    assignee.write(get, many, 'u1');
    copies.write(get, many, [{ role: 'head', at: 'county' }, { role: 'boss', at: undefined }]);
    dedupe.write(get, many, true);
    setAssignment(get, many, { ...assignmentOf(many), who: 'initiator', unit: '=orgCode' });
    expect(await taskAfter()).toMatchObject({ assignee: '"u1"', copies: [{ role: 'head', at: 'county' }, { role: 'boss' }], dedupe: true, assignment: { who: 'initiator', unit: 'orgCode' } });
    const again = (await aCanvas(await save())).element('many');
    expect([assignee.read(again), copies.read(again), dedupe.read(again), assignmentOf(again).unit]).toEqual(['u1', [{ role: 'head', at: 'county' }, { role: 'boss', at: undefined }], true, '=orgCode']);
    assignee.write(get, many, '');
    expect((await taskAfter())?.assignee).toBeUndefined();
    assignee.write(get, many, '=leader');
    copies.write(get, many, []);
    dedupe.write(get, many, false);
    const { assignee: named, copies: told, dedupe: once } = (await taskAfter()) ?? {};
    expect([named, told, once]).toEqual(['leader', undefined, undefined]);
  });
});

describe('sending back', () => {
  it('says to where by name or by place, how it comes back, and whether it may be refused', async () => {
    const { get, element, save } = await filled();
    const many = element('many');
    returns.write(get, many, ['$previous', '*']);
    returning.write(get, many, 'resume');
    rejecting.write(get, many, 'initiator');
    expect((await compileProcess('p', await save())).model?.nodes.many?.task).toMatchObject({ returns: ['$previous', '*'], returnMode: 'resume', reject: 'initiator' });
    rejecting.write(get, many, '');
    expect((await compileProcess('p', await save())).model?.nodes.many?.task?.reject).toBeUndefined();
  });
});
