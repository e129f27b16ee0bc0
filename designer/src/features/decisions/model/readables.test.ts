import { describe, expect, it } from '@jest/globals';
import { openDmn } from '../../../dmn';
import { readablesFor } from './readables';

const DMN = '<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="f" name="F"><decision id="next" name="下一步"/></definitions>';
const step = (decision: string): string => `<bpmn:userTask id="a"><liandong:outcome id="follow" title="需要跟进" /><liandong:outcome id="ok" title="通过" comment="required" /></bpmn:userTask>
  <bpmn:businessRuleTask id="b"><zeebe:calledDecision decisionId="${decision}" resultVariable="r" /></bpmn:businessRuleTask>`;

const outcomesFor = (files: Readonly<Record<string, string>>) => {
  const dmn = openDmn(DMN);
  return dmn && readablesFor(files, () => undefined, dmn, 'next').find(({ id }) => id === 'outcome');
};

describe('what was decided in the step before', () => {
  it('can be looked at by its titles, where a process calls the decision', () => {
    expect(outcomesFor({ 'processes/p.bpmn': step('next') })).toEqual({ id: 'outcome', title: '上一环节的决定', group: 'field', type: 'string', kind: 'text', options: [{ value: 'follow', title: '需要跟进' }, { value: 'ok', title: '通过' }] });
  });

  it('is not offered where none does', () => {
    expect([outcomesFor({}), outcomesFor({ 'processes/p.bpmn': step('other') })]).toEqual([undefined, undefined]);
  });
});
