import { describe, expect, it } from '@jest/globals';
import { nextText } from '@liandong/client';
import { orgView, type Program } from '@liandong/core/run';
import { firstSteps } from './first-steps';

const units = [
  { id: 's', parentId: null, tier: 'station', name: '二里镇社工站', path: [] },
  { id: 'r', parentId: 's', tier: 'room', name: '村室', path: ['s'] },
] as const;
const node = (id: string, title: string, outgoing: string[], task?: object) => ({ id, type: task ? 'user-task' : 'end-event', title, incoming: [], outgoing, props: {}, ...(task ? { task } : {}) });
const rule = (role: string, at?: string) => ({ role, ...(at ? { at } : {}), except: [], fallback: [] });
const program = {
  pack: {
    manifest: { roles: [{ id: 'HEAD', title: '站长' }] },
    services: { sv: { process: 'p', form: 'f' } },
    processes: { p: { start: 'go', nodes: {
      go: node('go', '开始', ['1']),
      fill: node('fill', '登记', ['2'], { form: 'f', assignment: rule('AIDE'), outcomes: [] }),
      check: node('check', '审核', ['3'], { assignment: rule('HEAD', 'station'), outcomes: [], due: 'P2WD' }),
      end: node('end', '办结', []),
    }, flows: { 1: { id: '1', from: 'go', to: 'fill' }, 2: { id: '2', from: 'fill', to: 'check' }, 3: { id: '3', from: 'check', to: 'end' } } } },
  },
} as unknown as Program;

describe('firstSteps', () => {
  it('names who comes after the step that starting does itself', () => {
    expect(nextText(firstSteps(program, 'sv', 'r', orgView([...units], [])))).toBe('由二里镇社工站的站长办理「审核」，预计2个工作日内');
  });
  it('leaves out who while the units are not known', () => {
    expect(nextText(firstSteps(program, 'sv', 'r', undefined))).toBe('进入「审核」');
    expect(firstSteps(program, 'other', 'r', undefined)).toEqual([]);
  });
});
