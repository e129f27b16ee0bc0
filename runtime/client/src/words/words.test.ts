import { describe, expect, it } from '@jest/globals';
import type { TimelineEntry } from '@liandong/server/contract/works';
import { durationText, explanationText, formatClock, formatDate, formatDay, formatDue, formatMoment, formatWhen, nextText, timelineText } from './index';

const now = '2026-11-25T02:30:00.000Z'; // Wednesday 10:30 in Shanghai

describe('formatWhen', () => {
  it.each([
    ['2026-11-25T06:05:00.000Z', '今天 14:05'],
    ['2026-11-24T16:00:00.000Z', '今天 00:00'],
    ['2026-11-24T15:59:00.000Z', '昨天 23:59'],
    ['2026-11-26T01:00:00.000Z', '明天 09:00'],
    ['2026-11-22T08:00:00.000Z', '周日 16:00'],
    ['2026-11-18T08:00:00.000Z', '11月18日'],
    ['2026-11-30T08:00:00.000Z', '11月30日'],
    ['2025-11-20T08:00:00.000Z', '2025年11月20日'],
    ['nonsense', ''],
  ])('words %s as %s', (instant, words) => expect(formatWhen(instant, now)).toBe(words));
  it('knows the day alone, the clock alone and the full moment', () => {
    expect(formatDate(now)).toBe('11月25日 周三');
    expect(formatDay('2026-11-24T08:00:00.000Z', now)).toBe('昨天');
    expect(formatClock('2026-11-24T08:05:00.000Z')).toBe('16:05');
    expect(formatMoment('2025-11-20T08:00:00.000Z', now)).toBe('2025年11月20日 16:00');
  });
});

describe('formatDue', () => {
  it.each([
    ['2026-11-25T09:00:00.000Z', '今天 17:00 前', 'soon'],
    ['2026-11-26T09:00:00.000Z', '还剩1天', 'soon'],
    ['2026-11-27T01:00:00.000Z', '还剩2天', 'later'],
    ['2026-11-25T02:29:40.000Z', '超期1分钟', 'over'],
    ['2026-11-24T23:30:00.000Z', '超期3小时', 'over'],
    ['2026-11-24T02:30:00.000Z', '超期1天', 'over'],
    ['2026-11-20T02:30:00.000Z', '超期5天', 'over'],
  ])('words a due of %s as %s', (due, text, tone) => expect(formatDue(due, now)).toEqual({ text, tone }));
});

describe('durationText', () => {
  it.each([['P2WD', '2个工作日'], ['P7D', '7天'], ['P1DT12H', '1天12小时'], ['PT30M', '30分钟'], ['P1M', '1个月'], ['P2W', '2周'], ['soon', undefined], ['P', undefined]])(
    'words %s as %s', (duration, words) => expect(durationText(duration)).toBe(words));
});

describe('explanationText', () => {
  const base = { roleTitle: '站长', orgName: '二里镇社工站', found: ['李四'], fallbackStep: 0, excluded: [], next: [] };
  it('says in one sentence what came before and whose step this is', () => {
    const before = { by: '张三', nodeTitle: '登记', outcome: '提交', at: '2026-11-25T01:00:00.000Z' };
    expect(explanationText({ ...base, before }, now)).toBe('今天 09:00 张三办理「登记」，结论是「提交」，这一步由二里镇社工站的站长办理。');
  });
  it('names those who may take it and those who must not', () => {
    expect(explanationText({ ...base, found: ['李四', '王五'], excluded: ['张三'] }, now)).toBe('这一步由二里镇社工站的站长办理，李四、王五都可以办（张三需要回避）。');
  });
  it('says when it went up the tree and when nobody was found', () => {
    expect(explanationText({ ...base, orgName: '县总站', fallbackStep: 1 }, now)).toBe('本级没有合适的人，按规则转到县总站的站长。');
    expect(explanationText({ ...base, found: [], fallbackStep: -1 }, now)).toContain('现在没有人担任');
  });
});

describe('nextText', () => {
  it('says who and until when, once each', () => {
    const step = { nodeTitle: '审核', roleTitle: '站长', orgName: '二里镇社工站', due: 'P2WD' };
    expect(nextText([{ nodeTitle: '办结' }, step, step])).toBe('由二里镇社工站的站长办理「审核」，预计2个工作日内；或进入「办结」');
  });
});

describe('timelineText', () => {
  const lines: readonly [Omit<TimelineEntry, 'at'>, string][] = [
    [{ kind: 'started', by: '张三' }, '张三发起'],
    [{ kind: 'completed', by: '李四', nodeTitle: '审核', outcome: '通过' }, '李四办理「审核」：通过'],
    [{ kind: 'returned', by: '李四', to: '登记' }, '李四退回到「登记」'],
    [{ kind: 'timer', nodeTitle: '七天无人认领' }, '「七天无人认领」到时间，自动处理'],
    [{ kind: 'ended' }, '办件结束'],
    [{ kind: 'claimed', nodeTitle: '认领' }, '系统认领「认领」'],
    [{ kind: 'completed', by: '李四', for: '张三', nodeTitle: '审核', outcome: '通过' }, '李四（代张三）办理「审核」：通过'],
    [{ kind: 'returned', by: '李四', to: '登记', resume: true }, '李四退回到「登记」，改好直接回来'],
    [{ kind: 'signers-added', by: '李四', nodeTitle: '审核', people: ['甲', '乙', '丙', '丁'], position: 'before' }, '李四在「审核」前加签：甲、乙、丙等4人'],
    [{ kind: 'signers-added', by: '李四', nodeTitle: '审核', people: ['甲'], position: 'after' }, '李四在「审核」后加签：甲'],
    [{ kind: 'passed', nodeTitle: '审核', reason: 'nobody' }, '「审核」无人可办，按规定自动通过'],
    [{ kind: 'passed', nodeTitle: '审核', reason: 'approved', by: '李四' }, '李四前面已同意，「审核」自动通过'],
    [{ kind: 'copied', people: ['甲', '乙'] }, '按规定抄送给甲、乙'],
    [{ kind: 'copied', by: '李四', people: ['甲'] }, '李四抄送给甲'],
    [{ kind: 'handed-over', by: '管理员', people: ['张三'], to: '李四' }, '管理员作离职转办，张三的转给李四'],
    [{ kind: 'urged', by: '张三' }, '张三催办'],
    [{ kind: 'opined', by: '王五', nodeTitle: '审核', outcome: '通过' }, '王五办好委派的「审核」，交回：通过'],
  ];
  it.each(lines)('words %j as %s', (entry, words) => expect(timelineText({ at: now, ...entry })).toBe(words));
});
