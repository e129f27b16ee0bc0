import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { writeWorkbook, type Written } from '@liandong/sheets';
import { runXlsForms } from './index';

let folder = '';
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'xlsforms-')); });
afterEach(() => rmSync(folder, { recursive: true }));

const SURVEY: Written[][] = [['type', 'name', 'label', 'relevant'], ['text', 'a', '甲', ''], ['begin repeat', 'rows', '行', ''], ['select_one l', 'b', '乙', "${a} != ''"], ['end repeat']];
const CHOICES: Written[][] = [['list_name', 'name', 'label'], ['l', '1', '一']];
const ITEMS = [{ path: 'a', type: 'text' }, { path: 'rows', type: 'repeat' }, { path: 'rows/b', type: 'select one', relevant: "${a} != ''", choices: 'l' }];

async function resultsOf(files: readonly { readonly survey: Written[][]; readonly more: object }[]) {
  for (const [index, { survey }] of files.entries()) writeFileSync(join(folder, `${index}.xlsx`), await writeWorkbook([{ name: 'survey', rows: survey }, { name: 'choices', rows: CHOICES }]));
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ files: files.map(({ more }, index) => ({ file: `${index}.xlsx`, expected: 'import succeeds', choiceLists: { l: ['1'] }, ...more })) }));
  return runXlsForms(folder);
}

describe('workbooks of another implementation', () => {
  it('pass when they read alike and nothing of them is lost in our form', async () => {
    expect(await resultsOf([{ survey: SURVEY, more: { items: ITEMS } }, { survey: [['type', 'name'], ['text', 'a'], ['text', 'a']], more: { expected: 'import is refused with a clear message' } }]))
      .toEqual([{ id: '0.xlsx', ok: true }, { id: '1.xlsx', ok: true, step: 'import', error: '名称“a”重复' }]);
  });

  it('fail where they differ, and say where', async () => {
    const wrong = (at: number, change: object) => ({ survey: SURVEY, more: { items: ITEMS.map((item, index) => (index === at ? { ...item, ...change } : item)) } });
    const results = await resultsOf([wrong(0, { type: 'integer' }), wrong(2, { relevant: undefined }), wrong(2, { choices: 'm' }), { survey: SURVEY, more: { items: ITEMS.slice(0, 2) } }, { survey: SURVEY, more: { expected: 'import is refused' } }]);
    expect(results.map(({ ok, step, expected, got }) => [ok, step, expected, got])).toEqual([
      [false, 'a type', 'integer', 'text'], [false, 'rows/b relevant', undefined, "${a} != ''"], [false, 'rows/b choices', 'm', 'l'], [false, 'items', 2, ['rows/b']], [false, 'import', 'refused', 'read'],
    ]);
  });
});
