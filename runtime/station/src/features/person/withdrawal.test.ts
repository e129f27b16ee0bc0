import { describe, expect, it } from '@jest/globals';
import type { CompiledPack } from '@liandong/core/run';
import type { PersonView } from '@liandong/server/contract/persons';
import { isWithdrawal, personOf, withdrawalOf } from './withdrawal';

const states = [{ id: 'on', kind: 'open' }, { id: 'off', kind: 'void' }];
const field = (id: string, consent?: string) => ({ id, title: id, type: 'string', level: 'L1', ...(consent === undefined ? {} : { consent }) });
const pack = {
  records: {
    who: { id: 'who', title: 'Who', states },
    paper: { id: 'paper', title: 'Paper', states, consent: { person: 'person', scopes: 'scopes' }, actions: [{ id: 'back', to: 'off' }, { id: 'keep', to: 'on' }, { id: 'note' }] },
    case: { id: 'case', title: 'Case', states, needsConsent: ['a', 'b'] },
    talk: { id: 'talk', title: 'Talk', states, needsConsent: ['c'], actions: [{ id: 'back', to: 'off' }] },
  },
  forms: { who: { record: 'who', fields: { taste: field('taste', 'a'), name: field('name'), photo: field('photo', 'c') } } },
} as unknown as CompiledPack;
const paper = (scopes: string[]) => ({ id: 'p1', type: 'paper', data: { person: 'w1', scopes } });
const consent = (recordId: string, codes: string[], isInForce = true) => ({ recordId, codes, isInForce });
const record = (no: string, type: string, state: string, lacksConsent = false) => ({ record: { no, type, state }, lacksConsent });
const view = (consents: object[], records: object[] = []) => ({ consents, records }) as unknown as PersonView;

describe('what becomes of a consent that is taken back', () => {
  it('is what was agreed to by no other paper: fields hidden, services stopped, and who has it under way told', () => {
    const found = withdrawalOf(pack, paper(['a', 'c']), view([consent('p1', ['a', 'c']), consent('p2', ['c']), consent('p3', ['a'], false)], [record('1', 'case', 'on'), record('2', 'case', 'off'), record('3', 'case', 'on', true), record('4', 'talk', 'on')]));
    expect(found).toEqual({ lost: ['a'], kept: ['c'], hidden: ['taste'], stopped: ['Case'], told: ['1'] });
  });
  it('is said of the pack alone where the person may not be seen', () => {
    expect(withdrawalOf(pack, paper(['c']), undefined)).toEqual({ lost: ['c'], kept: [], hidden: ['photo'], stopped: ['Talk'], told: [] });
  });
  it('begins with an action of a consent that ends it', () => {
    expect([isWithdrawal(pack, 'paper', 'back'), isWithdrawal(pack, 'paper', 'keep'), isWithdrawal(pack, 'paper', 'note'), isWithdrawal(pack, 'talk', 'back')]).toEqual([true, false, false, false]);
    expect([personOf(pack, paper([])), personOf(pack, { type: 'who', data: {} })]).toEqual(['w1', '']);
  });
});
