import { describe, expect, it } from '@jest/globals';
import { compileProcess } from '@liandong/core/compile';
import { timer } from './event-props';
import { setCondition, setDefault } from './flows';
import { followId } from './references';
import { accessOf, assignmentOf, due, facts, form, outcomesOf, recordState, returns, setAccess, setAssignment, setOutcomes } from './step';
import { aCanvas } from './testing/a-canvas';

const SOURCE = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:liandong="https://liandong.org/schema/bpmn/1.0" xmlns:other="http://example.org/other" id="d" targetNamespace="t">
  <bpmn:process id="p" isExecutable="true">
    <bpmn:startEvent id="start"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
    <bpmn:userTask id="first" name="A"><bpmn:extensionElements><liandong:assignment role="r" /></bpmn:extensionElements><bpmn:incoming>f1</bpmn:incoming><bpmn:outgoing>f2</bpmn:outgoing></bpmn:userTask>
    <bpmn:userTask id="check" name="B">
      <bpmn:extensionElements>
        <zeebe:ioMapping><zeebe:input source="=a" target="b" /></zeebe:ioMapping>
        <liandong:due value="P1D" />
        <other:thing keep="yes"><other:inner>text</other:inner></other:thing>
      </bpmn:extensionElements>
      <bpmn:incoming>f2</bpmn:incoming><bpmn:outgoing>f3</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:exclusiveGateway id="split"><bpmn:incoming>f3</bpmn:incoming><bpmn:outgoing>f4</bpmn:outgoing><bpmn:outgoing>f5</bpmn:outgoing></bpmn:exclusiveGateway>
    <bpmn:intermediateCatchEvent id="wait" name="W"><bpmn:incoming>f4</bpmn:incoming><bpmn:outgoing>f6</bpmn:outgoing><bpmn:timerEventDefinition id="t" /></bpmn:intermediateCatchEvent>
    <bpmn:endEvent id="end"><bpmn:incoming>f6</bpmn:incoming></bpmn:endEvent>
    <bpmn:endEvent id="no"><bpmn:incoming>f5</bpmn:incoming></bpmn:endEvent>
    <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="first" /><bpmn:sequenceFlow id="f2" sourceRef="first" targetRef="check" />
    <bpmn:sequenceFlow id="f3" sourceRef="check" targetRef="split" /><bpmn:sequenceFlow id="f4" sourceRef="split" targetRef="wait" />
    <bpmn:sequenceFlow id="f5" sourceRef="split" targetRef="no" /><bpmn:sequenceFlow id="f6" sourceRef="wait" targetRef="end" />
  </bpmn:process>
</bpmn:definitions>`;

describe('what the panel writes', () => {
  it('compiles to what was set, and reads back the same', async () => {
    const { get, element, save } = await aCanvas(SOURCE);
    const check = element('check');
    setAssignment(get, check, { role: 'head', at: 'station', except: ['initiator', 'first'], fallback: [{ role: 'boss', at: 'county' }] });
    setOutcomes(get, check, [{ id: 'yes', title: 'Yes', comment: false }, { id: 'no', title: 'No', comment: true }]);
    setAccess(get, check, [{ field: '*', mode: 'read' }, { field: 'note', mode: 'edit' }]);
    form.write(get, check, 'review');
    due.write(get, check, 'P2WD');
    facts.write(get, check, ['name', 'note']);
    returns.write(get, check, ['first']);
    recordState.write(get, check, 'checked');
    setCondition(get, element('f4'), '=outcome = "yes"');
    setDefault(get, element('split'), element('f5'));
    timer.duration.write(get, element('wait'), 'P3D');
    const xml = await save();
    const { model, findings } = await compileProcess('p', xml);
    expect(findings).toEqual([]);
    expect(model?.nodes.check?.task).toEqual({
      kind: 'task', form: 'review', due: 'P2WD', access: { '*': 'read', note: 'edit' }, returns: ['first'], facts: ['name', 'note'],
      assignment: { role: 'head', at: 'station', except: ['initiator', 'first'], fallback: [{ role: 'boss', at: 'county' }] },
      outcomes: [{ id: 'yes', title: 'Yes' }, { id: 'no', title: 'No', comment: 'required' }],
    });
    expect(model?.nodes.check?.recordState).toBe('checked');
    expect(model?.nodes.split?.props.default).toBe('f5');
    expect(model?.flows.f4?.condition).toBe('outcome = "yes"');
    expect(model?.nodes.wait?.events).toEqual([{ kind: 'timer', props: { duration: 'P3D' } }]);
    const again = (await aCanvas(xml)).element('check');
    expect([assignmentOf(again), outcomesOf(again), accessOf(again)]).toEqual([assignmentOf(check), outcomesOf(check), accessOf(check)]);
  });

  it('keeps extensions that it does not know', async () => {
    const { get, element, save } = await aCanvas(SOURCE);
    due.write(get, element('check'), 'P9D');
    form.write(get, element('check'), 'review');
    form.write(get, element('check'), '');
    const xml = await save();
    expect(xml).toContain('<zeebe:input source="=a" target="b" />');
    expect(xml).toMatch(/<other:thing keep="yes">\s*<other:inner>text<\/other:inner>\s*<\/other:thing>/);
    expect(xml.indexOf('P9D')).toBeLessThan(xml.indexOf('other:thing keep'));
    expect(xml).not.toContain('formDefinition');
  });

  it('leaves no empty holder behind when the last extension goes', async () => {
    const { get, element, save } = await aCanvas(SOURCE);
    recordState.write(get, element('end'), 'done');
    recordState.write(get, element('end'), '');
    expect(await save()).toContain('<bpmn:endEvent id="end">\n      <bpmn:incoming>');
  });

  it('follows a step that gets another id, and forgets one that goes', async () => {
    const { get, element } = await aCanvas(SOURCE);
    const check = element('check');
    returns.write(get, check, ['first']);
    setAssignment(get, check, { role: 'head', at: undefined, except: ['initiator', 'first'], fallback: [] });
    followId(get, 'first', 'begin');
    expect([returns.read(check), assignmentOf(check).except]).toEqual([['begin'], ['initiator', 'begin']]);
    followId(get, 'begin', undefined);
    expect([returns.read(check), assignmentOf(check).except]).toEqual([[], ['initiator']]);
  });
});
