import { describe, expect, it } from '@jest/globals';
import { waitsText } from './waits-text';

const ask = { id: 'a', workId: 'w', taskId: 't', nodeTitle: '审核', by: '李四', at: '2026-11-25T02:30:00.000Z', may: [] };
const signer = { userId: 'u', canRemove: false } as const;

describe('waitsText', () => {
  it('names whose answer is waited for, each once, not who may answer later', () => {
    const asks = [{ ...ask, to: '王五', waits: true, open: true }, { ...ask, to: '王五', waits: true, open: true }, { ...ask, to: '赵六', waits: false, open: true }, { ...ask, to: '钱七', waits: true, open: false }];
    expect(waitsText({ waitsFor: 'answer', asks, signers: [] })).toBe('还在等王五答复，答复以后才能办。');
  });
  it('names who was asked to sign first', () => {
    const signers = [{ ...signer, name: '王五', state: 'waiting', addedBy: '李四' }, { ...signer, name: '孙八', state: 'signed', addedBy: '李四' }, { ...signer, name: '赵六', state: 'waiting' }] as const;
    expect(waitsText({ waitsFor: 'signers', asks: [], signers: [...signers] })).toBe('还在等王五先签，签完才轮到您。');
  });
  it('says nothing where nobody is waited for', () => expect(waitsText({ asks: [], signers: [] })).toBe(''));
});
