import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkBpmnFiles } from './bpmn';

const process = (inner: string): string => `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t"><process id="p">${inner}</process></definitions>`;
const SOUND = process('<startEvent id="s"/><endEvent id="e"/><sequenceFlow id="f" sourceRef="s" targetRef="e"/>');
const BROKEN = process('<startEvent id="s"/><endEvent id="e"/><sequenceFlow id="f" sourceRef="e" targetRef="gone"/>');

let folder = '';
const path = (name: string): string => join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bpmn-'));
  writeFileSync(path('sound.bpmn'), SOUND);
  writeFileSync(path('broken.bpmn'), BROKEN);
});
afterAll(() => rmSync(folder, { recursive: true }));

async function check(names: readonly string[], asJson = false): Promise<{ readonly code: number; readonly said: string }> {
  const lines: string[] = [];
  const code = await checkBpmnFiles(names.map(path), asJson, (line) => lines.push(line));
  return { code, said: lines.join('\n') };
}

describe('bpmn check', () => {
  it('says that a file is in order', async () => {
    expect(await check(['sound.bpmn'])).toEqual({ code: 0, said: '1 个文件：没有问题。' });
  });

  it('names file, place and what is wrong, and fails', async () => {
    const { code, said } = await check(['sound.bpmn', 'broken.bpmn']);
    expect(code).toBe(1);
    expect(said).toContain(`${path('broken.bpmn')}:/f`);
    expect(said).toContain('gone');
  });

  it('tells the same as data', async () => {
    const { code, said } = await check(['broken.bpmn', 'missing.bpmn'], true);
    expect(code).toBe(1);
    expect(JSON.parse(said)).toEqual([
      { file: path('broken.bpmn'), code: 'bpmn.dangling-reference', path: '/f', severity: 'error', text: expect.stringContaining('gone') },
      { file: path('broken.bpmn'), code: 'bpmn.flow-out-of-end', path: '/f', severity: 'error', text: expect.any(String) },
      { file: path('broken.bpmn'), code: 'bpmn.no-incoming', path: '/e', severity: 'error', text: expect.any(String) },
      { file: path('broken.bpmn'), code: 'bpmn.no-outgoing', path: '/s', severity: 'error', text: expect.any(String) },
      { file: path('missing.bpmn'), code: 'process.xml', path: '', severity: 'error', text: expect.any(String) },
    ]);
  });
});
