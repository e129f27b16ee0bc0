import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { aProcess, PROCESS } from '../../testing/a-pack';
import { ELEMENTS } from '../elements/registry';
import { EVENT_ELEMENTS } from '../events/positions';
import { EVENTS } from '../events/registry';
import { compileProcess } from './compile';

const codes = async (xml: string): Promise<string[]> => (await compileProcess('p', xml)).findings.map((found) => found.code);
const change = (from: string, to: string): string => {
  if (!PROCESS.includes(from)) throw new Error(`no ${from}`);
  return PROCESS.replace(from, to);
};
const START = '<bpmn:startEvent id="s"><bpmn:outgoing>f</bpmn:outgoing></bpmn:startEvent>';
const END = '<bpmn:endEvent id="e"><bpmn:incoming>g</bpmn:incoming></bpmn:endEvent>';

describe('elements', () => {
  const foldersIn = (name: string): string[] => readdirSync(join(dirname(fileURLToPath(import.meta.url)), '..', name), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();

  it('are exactly the folders, in alphabetical order, and the events in their places', () => {
    expect(ELEMENTS.map((element) => element.type)).toEqual([...foldersIn('elements'), ...EVENT_ELEMENTS.map((element) => element.type)]);
    expect(EVENTS.map((event) => event.kind)).toEqual(foldersIn('events'));
  });
});

describe('compileProcess', () => {
  it('reads steps with all that the dialect says about them', async () => {
    const { model, findings } = await compileProcess('aid', PROCESS);
    expect(findings).toEqual([]);
    expect(model?.nodes.review).toMatchObject({
      type: 'user-task', title: 'Review', recordState: 'reviewing',
      task: {
        kind: 'task', form: 'apply', access: { '*': 'read', opinion: 'edit' }, due: 'P2WD', returns: ['fill'],
        assignment: { role: 'head', at: 'station', except: ['initiator'], fallback: [{ role: 'boss', at: 'general' }] },
        outcomes: [{ id: 'pass', title: 'Pass' }, { id: 'reject', title: 'Reject', comment: 'required' }],
      },
    });
    expect(model?.nodes.late).toMatchObject({ type: 'timer-boundary-event', attachedTo: 'review', events: [{ kind: 'timer', props: { duration: 'P7D' } }], props: { interrupting: false } });
    expect(model?.nodes.decision?.props.default).toBe('f5');
    expect(model?.flows.f4?.condition).toBe('outcome = "pass" and amount <= params.cap');
    expect(JSON.parse(JSON.stringify(model))).toEqual(model);
  });

  it.each([
    ['no XML at all', 'hello', 'process.xml'],
    ['nothing', '', 'process.xml'],
    ['JSON', '{"a":1}', 'process.xml'],
    ['a broken tag', change('<bpmn:userTask id="fill"', '<bpmn:userTask id="fill'), 'process.xml'],
    ['a document type', change('<bpmn:definitions', '<!DOCTYPE d SYSTEM "file:///etc/passwd"><bpmn:definitions'), 'xml.doctype'],
    ['an entity, in small letters', change('<bpmn:definitions', '<!doctype d [<!entity x "y">]><bpmn:definitions'), 'xml.doctype'],
    ['a null character', `${PROCESS}\u0000`, 'xml.doctype'],
    ['a processing instruction', change('<bpmn:definitions', '<?xml-stylesheet href="x"?><bpmn:definitions'), 'xml.instruction'],
    ['a file too large', `${PROCESS}${' '.repeat(2_000_000)}`, 'xml.too-large'],
    ['100 000 elements in one another', `${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}`, 'xml.too-deep'],
    ['one id twice', change('id="yes" name', 'id="no" name'), 'bpmn.duplicate-id'],
    ['a flow to nowhere', change('targetRef="yes"', 'targetRef="gone"'), 'bpmn.dangling-reference'],
    ['an id that reaches the prototype', aProcess(`${START}<bpmn:userTask id="__proto__" />${END}`), 'process.id-reserved'],
    ['two starts', change('<bpmn:endEvent id="no"', '<bpmn:startEvent id="s2"><bpmn:outgoing>f9</bpmn:outgoing></bpmn:startEvent><bpmn:sequenceFlow id="f9" sourceRef="s2" targetRef="no" /><bpmn:endEvent id="no"'), 'process.one-start'],
    ['no start', aProcess('<bpmn:endEvent id="e" />'), 'process.one-start'],
    ['no process', PROCESS.replace(/<bpmn:process[\s\S]*<\/bpmn:process>/, ''), 'process.one-process'],
    ['an element outside the dialect', aProcess(`${START}<bpmn:sequenceFlow id="f" sourceRef="s" targetRef="c" /><bpmn:callChoreography id="c"><bpmn:incoming>f</bpmn:incoming></bpmn:callChoreography>`), 'process.element-unknown'],
    ['an error that is waited for', aProcess(`${START}<bpmn:sequenceFlow id="f" sourceRef="s" targetRef="c" /><bpmn:intermediateCatchEvent id="c"><bpmn:incoming>f</bpmn:incoming><bpmn:errorEventDefinition id="e" /></bpmn:intermediateCatchEvent>`), 'process.element-unknown'],
    ['a process that begins with an error', aProcess(`${START.replace('</bpmn:startEvent>', '</bpmn:startEvent>')}<bpmn:startEvent id="c"><bpmn:errorEventDefinition id="e" /></bpmn:startEvent>`), 'process.start-place'],
    ['a step nobody is named for', change('<liandong:assignment role="worker" at="station" />', ''), 'process.nobody'],
    ['a tier that is none', change('role="worker" at="station"', 'role="worker" at="moon"'), 'process.tier-unknown'],
    ['an exclusion of a step that is not there', change('except="initiator"', 'except="gone"'), 'process.except-unknown'],
    ['a return to a step that is not there', change('<liandong:return to="fill" />', '<liandong:return to="yes" />'), 'process.return-unknown'],
    ['a due time that is none', change('value="P2WD"', 'value="tomorrow"'), 'process.duration'],
    ['a timer without a time', change('P7D', 'soon'), 'process.duration'],
    ['a timer that no calendar can count out', change('P7D', 'P99999999999D'), 'process.duration'],
    ['more working days than a calendar counts', change('value="P2WD"', 'value="P10000WD"'), 'process.duration'],
    ['an outcome without a title', change('id="pass" title="Pass"', 'id="pass" title=""'), 'process.outcome-empty'],
    ['outcomes alike', change('id="reject" title', 'id="pass" title'), 'process.outcome-twice'],
    ['an access mode that is none', change('mode="read"', 'mode="look"'), 'process.access-mode'],
    ['a condition that does not parse', change('outcome = "pass" and', 'outcome = = and'), 'expression.syntax'],
    ['a condition in another dialect', change('=outcome = "pass"', '${outcome} = "pass"'), 'expression.dialect'],
    ['a branch without a condition', change(/<bpmn:conditionExpression.*<\/bpmn:conditionExpression>/.exec(PROCESS)?.[0] ?? '', ''), 'process.no-condition'],
    ['a dead end', change('<bpmn:sequenceFlow id="f3" sourceRef="review" targetRef="decision" />', ''), 'process.dead-end'],
    ['several signers at a step of one', change('<liandong:return to="fill" />', '<liandong:sign rule="all" />'), 'process.sign-loop'],
    ['a sign rule that is none', change('<liandong:return to="fill" />', '<liandong:sign rule="most" />'), 'process.sign-rule'],
    ['a share of more than all', change('<liandong:return to="fill" />', '<liandong:sign rule="vote" share="1.5" />'), 'process.sign-rule'],
    ['a yes that the step does not have', change('<liandong:return to="fill" />', '<liandong:sign rule="all" consent="aye" />'), 'process.sign-outcome'],
    ['a weight that does not parse', change('<liandong:return to="fill" />', '<liandong:sign rule="vote" weight="1 +" />'), 'expression.syntax'],
    ['a return mode that is none', change('<liandong:return to="fill" />', '<liandong:returning mode="later" />'), 'process.return-mode-unknown'],
    ['a refusal to nowhere', change('<liandong:return to="fill" />', '<liandong:reject to="nobody" />'), 'process.reject-unknown'],
    ['a policy for nobody that is none', change('except="initiator"', 'except="initiator" nobody="wait"'), 'process.nobody'],
    ['a copy to a tier that is none', change('<liandong:return to="fill" />', '<liandong:copy role="boss" at="moon" />'), 'process.tier-unknown'],
    ['a unit that does not parse', change('except="initiator"', 'unit="1 +"'), 'expression.syntax'],
    ['a system action that no host knows', change('type="notify"', 'type="format-disk"'), 'process.service-unknown'],
  ])('refuses %s', async (_what, xml, code) => {
    const { model, findings } = await compileProcess('p', xml);
    expect(findings.map((found) => found.code)).toContain(code);
    expect(model).toBeUndefined();
  });

  it('reads how a step is signed, sent back and told of', async () => {
    const { model } = await compileProcess('aid', change('<liandong:return to="fill" />', '<liandong:return to="*" /><liandong:returning mode="resume" /><liandong:reject to="initiator" /><liandong:dedupe /><liandong:copy role="boss" at="general" /><zeebe:assignmentDefinition assignee="=record.head" />'));
    expect(model?.nodes.review?.task).toMatchObject({ returns: ['*'], returnMode: 'resume', reject: 'initiator', dedupe: true, copies: [{ role: 'boss', at: 'general' }], assignee: 'record.head' });
  });

  it('does not expand entities or fetch anything', async () => {
    expect(await codes(change('name="Fill"', 'name="&x;"'))).toEqual([]);
    expect((await compileProcess('p', change('name="Fill"', 'name="&x;"'))).model?.nodes.fill?.title).toBe('&x;');
  });

  it('ignores what is only drawn', async () => {
    expect(await codes(change('<bpmn:endEvent id="no"', '<bpmn:textAnnotation id="t"><bpmn:text>x</bpmn:text></bpmn:textAnnotation><bpmn:endEvent id="no"'))).toEqual([]);
  });
});
