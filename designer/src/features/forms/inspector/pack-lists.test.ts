import { describe, expect, it } from '@jest/globals';
import { WIDGETS } from '@liandong/form';
import { choiceTitle, groupTitle, settingTitle, widgetTitle } from '../words';
import { packLists } from './pack-lists';

const files: Record<string, unknown> = {
  'pack.json': { roles: [{ id: 'WORKER', title: '社工', tier: 'station' }] }, 'records/case.json': { id: 'case', title: '个案' }, 'records/broken.json': undefined, 'forms/f.json': { id: 'f', title: '表单' },
};

describe('what a setting chooses from', () => {
  it('is what the draft says now, with what cannot be read left out', () => {
    expect(packLists({ files: files as never, json: ((path: string) => files[path]) as never })).toMatchObject({
      record: [{ value: 'case', label: '个案' }], role: [{ value: 'WORKER', label: '社工' }], tier: expect.arrayContaining([{ value: 'station', label: '镇站' }]),
    });
  });
  it('is nothing where the pack has not said anything yet', () => {
    expect(packLists({ files: {}, json: () => undefined })).toMatchObject({ record: [], role: [] });
  });
});

it('all widgets and what can be set of them have Chinese names', () => {
  const words = WIDGETS.flatMap((meta) => [widgetTitle(meta.id), groupTitle(meta.group), ...meta.settings.flatMap((setting) => [settingTitle(setting.id), ...(setting.choices ?? []).map(choiceTitle)])]);
  expect(words.filter((word) => !/\p{Script=Han}/u.test(word))).toEqual([]);
});
