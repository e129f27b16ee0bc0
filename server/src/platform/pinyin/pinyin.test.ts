import { describe, expect, it } from '@jest/globals';
import { soundsOf, syllables } from './index';

describe('how a name is read', () => {
  it.each([['曾国', 'zeng guo'], ['单雄信', 'shan xiong xin'], ['仇小明', 'qiu xiao ming'], ['张伟', 'zhang wei'], ['欧阳娜', 'ou yang na']])('%s: %s', (name, sound) => {
    expect(syllables(name).join(' ')).toBe(sound);
    expect(soundsOf(name)[0]).toBe(sound);
  });
  it('has all readings of a character with several', () => {
    expect(soundsOf('曾国')).toContain('ceng guo');
    expect(soundsOf('解乐')).toEqual(expect.arrayContaining(['xie le', 'jie yue']));
  });
  it('stays bounded, and takes letters as they are', () => {
    expect(soundsOf('乐'.repeat(40)).length).toBeLessThanOrEqual(12);
    expect(soundsOf('')).toEqual([]);
    expect(soundsOf('liming')).toEqual(expect.arrayContaining(['liming']));
  });
});
