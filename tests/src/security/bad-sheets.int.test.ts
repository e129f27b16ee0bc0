/** Workbooks that somebody sends in the place of a filled-in table: refused with a sentence, quickly, and nothing is stored. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { problemMisfit, type Client, type Got } from '@liandong/server/testing';
import { aStory, type ToldStory } from '../support/a-story';
import { dumpOf } from '../support/dump';
import { textCell, workbookOf, zipOf } from '../support/workbook';

let told: ToldStory;
let starter: Client;
beforeAll(async () => {
  told = await aStory('wushe', 'wish-granted');
  starter = told.people[told.scenario.steps[0]?.by ?? ''] as Client;
}, 60_000);
afterAll(async () => { await told.site.stop(); });

const send = (bytes: Uint8Array, route: 'preview' | 'uploads' = 'preview'): Promise<Got> =>
  starter.call(`POST /record-sheets/${route}`, { raw: { type: 'application/octet-stream', text: bytes }, query: { packId: 'wushe', serviceId: 'SF05', orgId: told.scenario.steps[0]?.start?.orgId ?? '' } });
const HEAD = ['咨询人', '联系电话', '咨询事项', '咨询内容', '答复'].map((title, column) => textCell(`${'ABCDE'[column]}1`, title)).join('');
const row = (n: number, phone: string): string => [textCell(`A${n}`, '李明'), phone, textCell(`C${n}`, '1 社会救助'), textCell(`D${n}`, '问低保'), textCell(`E${n}`, '已答复')].join('');
const phone = textCell('B2', '13800138000');

describe('a workbook', () => {
  it('that is in order would be taken, as it was put together here', async () => {
    const got = await send(workbookOf([HEAD, row(2, phone)]));
    expect([got.status, got.body.fresh, got.body.wrong, got.body.ready]).toEqual([200, 1, 0, true]);
  });

  it.each([
    ['no zip at all', () => Buffer.from('咨询人,联系电话\n'), 'sheet.unreadable'],
    ['a zip of something else', () => zipOf({ 'a.txt': 'x' }), 'sheet.unreadable'],
    ['broken in the middle', () => workbookOf([HEAD]).subarray(0, 600), 'sheet.unreadable'],
    ['an old workbook', () => Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600)]), 'sheet.unreadable'],
    ['a bomb', () => workbookOf([HEAD], { 'xl/media/image.bin': Buffer.alloc(60_000_000) }), 'sheet.unreadable'],
    ['macros', () => workbookOf([HEAD], { 'xl/vbaProject.bin': 'x' }), 'sheet.unreadable'],
    ['formulas', () => workbookOf([HEAD, row(2, '<c r="B2"><f>1+1</f><v>2</v></c>')]), 'sheet.formulas'],
    ['links to other workbooks', () => workbookOf([HEAD], { 'xl/externalLinks/externalLink1.xml': '<x/>' }), 'sheet.links'],
    ['sixteen thousand columns', () => workbookOf([HEAD, textCell('XFD2', 'x')]), 'sheet.unreadable'],
    ['a row at the end of the world', () => workbookOf([`${HEAD}</row><row r="1048576">${textCell('A1048576', 'x')}`]), 'sheet.unreadable'],
    ['an entity that grows', () => workbookOf([HEAD], { 'xl/sharedStrings.xml': `<!DOCTYPE x [<!ENTITY a "${'a'.repeat(1000)}"><!ENTITY b "${'&a;'.repeat(1000)}">]><sst><si><t>&b;</t></si></sst>` }), /^sheet\.|^$/],
  ] as const)('%s is refused or read without harm, at once', async (_what, bytes, code) => {
    const before = await dumpOf(told.site);
    const since = performance.now();
    const got = await send(bytes());
    expect(performance.now() - since).toBeLessThan(5000);
    expect([got.status < 500, String(got.body.code ?? '')]).toEqual([true, expect.stringMatching(code)]);
    if (got.status !== 200) {
      expect(problemMisfit(got.body)).toBeUndefined();
      expect(got.body.detail).toMatch(/\p{Script=Han}/u);
    }
    expect(await dumpOf(told.site)).toEqual(before);
  }, 30_000);

  it('cells that a spreadsheet has spoiled are named: cut numbers, days of 1900', async () => {
    const got = await send(workbookOf([HEAD, row(2, '<c r="B2"><v>1.3800138000138E17</v></c>')]));
    expect(got.body.rows[0].problems.map(({ cell, detail }: { cell: string; detail: string }) => `${cell} ${detail}`)).toEqual(['B2 号码被当成了数字，后几位已经丢了。请把单元格设为“文本”，重新填写。']);
  });

  it('with names of JavaScript in it is a table like any other', async () => {
    const got = await send(workbookOf([HEAD + textCell('F1', '__proto__') + textCell('G1', 'constructor'), row(2, phone) + textCell('F2', 'x')]));
    expect([got.status, got.body.problems.map(({ cell }: { cell: string }) => cell), ({} as Record<string, unknown>).polluted]).toEqual([200, ['F1', 'G1'], undefined]);
  });
});
