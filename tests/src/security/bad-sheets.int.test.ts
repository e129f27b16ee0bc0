/** Workbooks that somebody sends in the place of a filled-in table: refused with a sentence, quickly, and nothing is stored. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { handIn, preview, problemMisfit, type Client, type Got } from '@liandong/server/testing';
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

const how = () => ({ query: { packId: 'wushe', serviceId: 'SF05', orgId: told.scenario.steps[0]?.start?.orgId ?? '' } });
/** What is stored beside the import itself. */
const dump = (): Promise<Record<string, string>> => dumpOf(told.site, new Set(['sessions', 'signInAttempts', 'leases', 'views', 'viewHeads', 'imports', 'importBatches', 'jobs']));
const send = (bytes: Uint8Array): Promise<Got> => preview(told.site, starter, bytes, how());
const HEAD = ['咨询人', '联系电话', '咨询事项', '咨询内容', '答复'].map((title, column) => textCell(`${'ABCDE'[column]}1`, title)).join('');
const row = (n: number, phone: string): string => [textCell(`A${n}`, '李明'), phone, textCell(`C${n}`, '1 社会救助'), textCell(`D${n}`, '问低保'), textCell(`E${n}`, '已答复')].join('');
const phone = textCell('B2', '13800138000');

describe('a workbook', () => {
  it('that is in order would be taken, as it was put together here', async () => {
    const got = await send(workbookOf([HEAD, row(2, phone)]));
    expect([got.status, got.body.state, got.body.fresh, got.body.wrong, got.body.may]).toEqual([200, 'ready', 1, 0, ['confirm', 'drop']]);
  });

  const OLD = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600)]);
  it.each([
    ['a text file', () => Buffer.from('咨询人,联系电话\n'), /文本文件/],
    ['a text file with a byte order mark', () => Buffer.from('\ufeff咨询人,联系电话\n'), /文本文件/],
    ['a text file in GBK', () => Buffer.from('d7c9d1afc8cb2cc1aacfb5b5e7bbb00d0a', 'hex'), /文本文件/],
    ['a text file in UTF-16', () => Buffer.from('\ufeff咨询人,联系电话\n', 'utf16le'), /文本文件/],
    ['a zip of something else', () => zipOf({ 'a.txt': 'x' }), /没有表格/],
    ['broken in the middle', () => workbookOf([HEAD]).subarray(0, 600), /打不开/],
    ['an old workbook, or one with a password', () => OLD, /旧格式.*带密码/],
    ['a bomb', () => workbookOf([HEAD], { 'xl/media/image.bin': Buffer.alloc(60_000_000) }), /异常地大/],
    ['macros', () => workbookOf([HEAD], { 'xl/vbaProject.bin': 'x' }), /宏/],
    ['formulas', () => workbookOf([HEAD, row(2, '<c r="B2"><f>1+1</f><v>2</v></c>')]), /“s”里有公式（B2 等）/],
    ['a formula that calls a program', () => workbookOf([HEAD, row(2, '<c r="B2" t="str"><f>cmd|\'/c calc\'!A0</f><v>x</v></c>')]), /“s”里有公式（B2 等）/],
    ['links to other workbooks', () => workbookOf([HEAD], { 'xl/externalLinks/externalLink1.xml': '<x/>' }), /连着别的工作簿/],
    ['sixteen thousand columns', () => workbookOf([HEAD, textCell('XFD2', 'x')]), /^s .*太大.*110000 行、500 列/],
    ['a row at the end of the world', () => workbookOf([`${HEAD}</row><row r="1048576">${textCell('A1048576', 'x')}`]), /^s .*太大/],
    ['a million empty rows', () => workbookOf([HEAD, row(2, phone), ...Array.from({ length: 1_048_570 }, () => '')]), /^s .*空行/],
    ['titles further down', () => workbookOf([textCell('A1', '咨询登记表'), HEAD.replace(/([A-E])1"/g, '$12"'), row(3, textCell('B3', '13800138000'))]), /题目在第 2 行/],
  ] as const)('%s is refused with its reason', async (_what, bytes, reason) => {
    const before = await dump();
    const got = await send(bytes());
    expect([got.status, got.body.may.includes('confirm'), got.body.problems.map(({ sheet, detail }: { sheet: string; detail: string }) => `${sheet} ${detail}`).join()]).toEqual([200, false, expect.stringMatching(reason)]);
    const refused = await starter.call(`POST /imports/${got.body.id}/commands`, { body: { type: 'confirm' } });
    expect([refused.status, problemMisfit(refused.body)]).toEqual([422, undefined]);
    expect(await dump()).toEqual(got.body.state === 'failed' ? before : expect.anything());
  }, 30_000);

  it.each([
    ['a hundred thousand rows with nothing in them', () => workbookOf([HEAD, row(2, phone), ...Array.from({ length: 100_000 }, () => '')])],
    ['an entity that grows', () => workbookOf([HEAD], { 'xl/sharedStrings.xml': `<!DOCTYPE x [<!ENTITY a "${'a'.repeat(1000)}"><!ENTITY b "${'&a;'.repeat(1000)}">]><sst><si><t>&b;</t></si></sst>` })],
  ])('%s is read without harm', async (_what, bytes) => {
    const got = await send(bytes());
    expect([got.status, ['ready', 'failed'].includes(got.body.state)]).toEqual([200, true]);
  }, 30_000);

  it('too large to be taken in, and nothing at all, are refused as they come', async () => {
    expect([(await handIn(starter, Buffer.alloc(0), how())).body.code, (await handIn(starter, Buffer.alloc(31_000_000), how())).status]).toEqual(['sheet.empty', 413]);
  });

  it('cells that a spreadsheet has spoiled are named: cut numbers, days of 1900', async () => {
    const got = await send(workbookOf([HEAD, row(2, '<c r="B2"><v>1.3800138000138E17</v></c>')]));
    expect(got.body.rows[0].problems.map(({ cell, detail }: { cell: string; detail: string }) => `${cell} ${detail}`)).toEqual(['B2 号码被当成了数字，后几位已经丢了。请把单元格设为“文本”，重新填写。']);
  });

  it('with a code that is in no list, a column twice, or the same row twice says so at its place, and nothing of it can be written', async () => {
    const places = (got: Got): string[] => got.body.rows.flatMap(({ problems }: { problems: { cell: string; detail: string }[] }) => problems.map(({ cell }) => cell));
    const code = await send(workbookOf([HEAD, row(2, phone).replace('1 社会救助', '99 没有这一类')]));
    expect([places(code), code.body.fresh]).toEqual([['C2'], 0]);
    const same = await send(workbookOf([HEAD, row(2, phone), row(3, textCell('B3', '13800138000'))]));
    expect([same.body.fresh, same.body.wrong, same.body.rows[0].row]).toEqual([1, 1, 3]);
    const twice = await send(workbookOf([HEAD + textCell('F1', '咨询人'), row(2, phone) + textCell('F2', '王小兰')]));
    expect([twice.body.may.includes('confirm'), twice.body.problems.length > 0]).toEqual([false, true]);
  });

  it('with names of JavaScript in it is a table like any other', async () => {
    const got = await send(workbookOf([HEAD + textCell('F1', '__proto__') + textCell('G1', 'constructor'), row(2, phone) + textCell('F2', 'x')]));
    expect([got.status, got.body.problems.map(({ cell }: { cell: string }) => cell), ({} as Record<string, unknown>).polluted]).toEqual([200, ['F1', 'G1'], undefined]);
  });
});
