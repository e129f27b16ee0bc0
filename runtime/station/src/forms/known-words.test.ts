import { expect, it } from '@jest/globals';
import { knownWords } from './known-words';

it('says a place once for all that came from it', () => {
  const visit = { from: '走访记录 ZF-0001', at: '2026-11-24T01:00:00.000Z' };
  const words = knownWords(['phone', 'name', 'address', 'other'], (id) => `[${id}]`, { phone: visit, address: visit, name: { ...visit, from: '微心愿登记 XY-0002' } });
  expect(words).toMatch(/^\[phone\]、\[address\]（走访记录 ZF-0001，[^）]+）、\[name\]（微心愿登记 XY-0002，[^）]+）、\[other\]$/);
});
