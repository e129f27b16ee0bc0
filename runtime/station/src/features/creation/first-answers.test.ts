import { describe, expect, it } from '@jest/globals';
import type { CompiledPack, FieldSpec } from '@liandong/core/run';
import { firstAnswers } from './first-answers';

const packOf = (more: Partial<FieldSpec>): CompiledPack => ({ forms: { f: { fields: { name: { id: 'name', type: 'string', ...more } } } }, records: { person: { titleField: 'name' } } }) as unknown as CompiledPack;
const first = (more: Partial<FieldSpec>, text = '周桂兰') => firstAnswers(packOf(more), 'f', 'person', text);

describe('firstAnswers', () => {
  it('are what was typed, where the record is named by a text', () => {
    expect([first({}), first({ format: 'person-name' })]).toEqual([{ name: '周桂兰' }, { name: '周桂兰' }]);
  });
  it.each<Partial<FieldSpec>>([{ codes: 'kinds' }, { options: [] }, { type: 'number' }, { format: 'cn-id' }, { ref: { kind: 'unit' } }])('are none where it is named by %j', (more) => expect(first(more)).toEqual({}));
  it('are none where nothing was typed, or the form does not ask for the name', () => {
    expect([first({}, ''), firstAnswers(packOf({}), 'f', 'other', 'x'), firstAnswers(packOf({}), 'g', 'person', 'x')]).toEqual([{}, {}, {}]);
  });
});
