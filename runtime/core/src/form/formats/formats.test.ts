import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatOf, FORMATS } from './registry';

const TODAY = '2026-01-05';
const codeOf = (format: string, value: unknown): string => formatOf(format)?.check(value as string, TODAY)?.code ?? 'ok';

describe('value formats', () => {
  it('are exactly the folders, in alphabetical order', () => {
    const folders = readdirSync(join(dirname(fileURLToPath(import.meta.url))), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
    expect(FORMATS.map((format) => format.id)).toEqual(folders.sort());
  });

  it.each([
    ['cn-id', '11010519491231002X', 'ok'],
    ['cn-id', '610722200811200003', 'ok'],
    ['cn-id', '61072219500319000X', 'ok'],
    ['cn-id', '610722195003190001', 'form.cn-id-check'],
    ['cn-id', '61072219500319000x', 'form.cn-id-shape'],
    ['cn-id', '6107221950031900', 'form.cn-id-shape'],
    ['cn-id', '610722500319001', 'form.cn-id-shape'],
    ['cn-id', '61072218491231000X', 'form.cn-id-date'],
    ['cn-id', '610722195002300003', 'form.cn-id-date'],
    ['cn-id', '610722202601060005', 'form.cn-id-future'],
    ['cn-id', 610722, 'form.cn-id-shape'],
    ['cn-uscc', '91350200MA2YJ1XR9G', 'ok'],
    ['cn-uscc', '123502001549897397', 'ok'],
    ['cn-uscc', '52610722MJU0000123', 'ok'],
    ['cn-uscc', '91350200MA2YJ1XR9H', 'form.cn-uscc-check'],
    ...['I', 'O', 'S', 'V', 'Z', 'a', 'Ａ'].map((letter): [string, string, string] => ['cn-uscc', `91350200M${letter}2YJ1XR9G`, 'form.cn-uscc-shape']),
    ['cn-phone', '13800001234', 'ok'],
    ['cn-phone', '12800001234', 'form.cn-phone'],
    ['cn-phone', '1380000123', 'form.cn-phone'],
    ['cn-phone', '+8613800001234', 'form.cn-phone'],
    ['cn-phone', '138 0000 1234', 'form.cn-phone'],
    ['money', 0, 'ok'],
    ['money', 12.34, 'ok'],
    ['money', 1.005, 'form.money-decimals'],
    ['money', 0.005, 'form.money-decimals'],
    ['money', 99_999_999.99, 'ok'],
    ['money', 1e10, 'ok'],
    ['money', 1e10 + 0.01, 'form.money-range'],
    ['money', -1, 'form.money-range'],
    ['money', '1', 'form.money-range'],
    ['hours', 1.5, 'ok'],
    ['hours', 1.3, 'form.hours'],
    ['hours', 0, 'ok'],
    ['hours', 12, 'ok'],
    ['hours', 12.5, 'form.hours'],
    ['hours', -0.5, 'form.hours'],
    ['hours', '2', 'form.hours'],
    ['person-name', '买买提·艾力', 'ok'],
    ['person-name', '䶮龘𠮷', 'ok'],
    ['person-name', '王', 'form.person-name'],
    ['person-name', '王1', 'form.person-name'],
    ...['61', '6107', '610722', '610722111', '610722111001'].map((code): [string, string, string] => ['region-code', code, 'ok']),
    ...['', '6', '610', '6107221', '61072211', '6107221110', '610722111001001', '61072X'].map((code): [string, string, string] => ['region-code', code, 'form.region-code']),
    ['date-range', { start: '2026-01-31', end: '2026-02-28' }, 'ok'],
    ['date-range', { start: '2026-01-31', end: '2026-01-31' }, 'ok'],
    ['date-range', { start: '2026-02-01', end: '2026-01-31' }, 'form.date-range-order'],
    ['date-range', { start: '2026-01-31', end: '2026-02-30' }, 'form.date-range-date'],
    ['date-range', { start: '2026-1-31', end: '2026-02-01' }, 'form.date-range-date'],
    ['date-range', { start: '2026-01-31' }, 'form.date-range-shape'],
    ['date-range', { start: '2026-01-31', end: '' }, 'form.date-range-shape'],
    ['date-range', { start: '2026-01-31', end: '2026-02-01', more: 1 }, 'form.date-range-shape'],
    ['date-range', ['2026-01-31', '2026-02-01'], 'form.date-range-shape'],
    ['date-range', '2026-01-31', 'form.date-range-shape'],
    ['clock', '00:00', 'ok'],
    ['clock', '23:59', 'ok'],
    ['clock', '24:00', 'form.clock'],
    ['clock', '9:30', 'form.clock'],
    ['clock', '09:60', 'form.clock'],
    ['clock', '09:30:00', 'form.clock'],
    ['clock', 930, 'form.clock'],
    ['location', { lat: 33.07, lng: 107.02 }, 'ok'],
    ['location', { lat: -90, lng: 180, accuracy: 12.5 }, 'ok'],
    ['location', { lat: 90.01, lng: 107.02 }, 'form.location'],
    ['location', { lat: 33, lng: 180.5 }, 'form.location'],
    ['location', { lat: 33 }, 'form.location'],
    ['location', { lat: '33', lng: 107 }, 'form.location'],
    ['location', { lat: 33, lng: 107, accuracy: -1 }, 'form.location'],
    ['location', { lat: 33, lng: 107, altitude: 4 }, 'form.location'],
    ['location', null, 'form.location'],
  ])('%s says of %j: %s', (format, value, code) => expect(codeOf(format, value)).toBe(code));

  it.each([
    ['cn-id', ' 610722 19500319 000x', '61072219500319000X'],
    ['cn-id', '６１０７２２19500319000ｘ', '61072219500319000X'],
    ['cn-phone', '+86 138-0000-1234', '13800001234'],
    ['cn-phone', '0086 13800001234', '13800001234'],
    ['cn-phone', '86 13800001234', '13800001234'],
    ['cn-phone', '+86 138', '+86138'],
    ['cn-phone', '８６１', '861'],
    ['cn-uscc', '91350200ma2yj1xr9g', '91350200MA2YJ1XR9G'],
    ['region-code', '610722 111', '610722111'],
    ['person-name', '阿依  古丽', '阿依 古丽'],
  ])('%s written as %j is %s, and stays so', (format, text, spelled) => {
    expect(formatOf(format)?.spell?.(text)).toBe(spelled);
    expect(formatOf(format)?.spell?.(spelled)).toBe(spelled);
  });

  it('every amount of whole fen is money, nothing between two fen is', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1e12 }), (fen) => {
      expect(codeOf('money', fen / 100)).toBe('ok');
      if (fen < 1e11) expect(codeOf('money', (fen + 0.5) / 100)).toBe('form.money-decimals');
    }), { numRuns: 2000 });
  });

  it.each([
    ['cn-id', '61072219500319000X', '6107**********000X'],
    ['cn-phone', '13812345678', '138****5678'],
    ['person-name', '蒋小明', '蒋**'],
    ['person-name', '𠮷田', '𠮷**'],
    ['cn-uscc', '91350200MA2YJ1XR9G', '***'],
    ['cn-id', '6107', '***'],
  ])('%s masks %s as %s', (format, value, masked) => expect(formatOf(format)?.mask(value)).toBe(masked));

  it('an id number gives birth date and sex', () => {
    expect(formatOf('cn-id')?.derive?.('610722200811200003')).toEqual({ birthDate: '2008-11-20', sex: '2' });
    expect(formatOf('cn-id')?.derive?.('610722195003190019')).toMatchObject({ sex: '1' });
  });
});
