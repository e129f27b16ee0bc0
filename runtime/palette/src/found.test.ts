import { describe, expect, it } from '@jest/globals';
import type { Entry } from './entry';
import { found, grouped } from './found';

const entry = (title: string, group = 'pages', where?: string): Entry => ({ to: `/${title}`, title, group, ...(where === undefined ? {} : { where }) });
const ALL = [entry('认领微心愿', 'services'), entry('心愿看板', 'boards'), entry('待办'), entry('借书', 'services', '阅读'), entry('代办')];
const INITIALS = ['rlwxy', 'xykb', 'db', 'js', 'db'];
const titles = (text: string, initials = INITIALS): string[] => found(ALL, text, initials).map(({ title }) => title);

describe('finding', () => {
  it('puts titles that begin so before those that hold it', () => expect(titles('心愿')).toEqual(['心愿看板', '认领微心愿']));
  it('puts parts of things after whole ones', () => expect(found([{ ...entry('心愿人'), isPart: true }, entry('认领心愿')], '心愿', []).map(({ title }) => title)).toEqual(['认领心愿', '心愿人']));
  it('knows the initials of a title, in the order in which they were given', () => expect(titles('db')).toEqual(['待办', '代办']));
  it('means all words, some of them where it belongs', () => expect([titles('借 阅读'), titles('借 心愿')]).toEqual([['借书'], []]));
  it('does without initials while they are not known, and takes wide letters', () => expect([titles('db', []), titles('ＤＢ')]).toEqual([[], ['待办', '代办']]));
  it('keeps like with like', () => expect(grouped(found(ALL, '', [])).map(({ group, entries }) => [group, entries.length])).toEqual([['services', 2], ['boards', 1], ['pages', 2]]));
});
