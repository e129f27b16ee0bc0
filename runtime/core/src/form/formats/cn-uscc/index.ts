/** 统一社会信用代码, GB 32100-2015: 18 characters without I O S V Z; the last one checks the others. */
import { problem } from '../../../shared/problem';
import { compact, hideAll, type ValueFormat } from '../format';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

export const cnUscc: ValueFormat = {
  id: 'cn-uscc',
  types: ['string'],
  check: (value) => {
    if (typeof value !== 'string' || !/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(value)) return problem('form.cn-uscc-shape');
    const sum = WEIGHTS.reduce((total, weight, index) => total + weight * ALPHABET.indexOf(value[index] ?? ''), 0);
    const expected = ALPHABET[(31 - (sum % 31)) % 31] ?? '';
    return value[17] === expected ? undefined : problem('form.cn-uscc-check', '', { expected });
  },
  spell: (text) => compact(text).toUpperCase(),
  mask: hideAll,
};
