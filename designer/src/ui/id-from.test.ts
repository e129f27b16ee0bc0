import { expect, it } from '@jest/globals';
import { idFrom } from './id-from';

it.each<[string, readonly string[], string]>([
  ['个案接案表', [], '个案接案表'], ['慈善 救助（2026）申请', [], '慈善救助2026申请'], ['2026年走访', [], '年走访'], ['case intake', [], 'caseintake'],
  ['走访', ['走访'], '走访2'], ['走访', ['走访', '走访2', '走访3'], '走访4'], ['——', [], ''], ['123', [], ''],
])('an id out of the name %s beside %j', (name, taken, id) => {
  expect(idFrom(name, taken)).toBe(id);
});
