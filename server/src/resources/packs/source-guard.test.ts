import { describe, expect, it } from '@jest/globals';
import { FILE_KINDS } from '@liandong/core/compile';
import { isPackPath } from './source-guard';

describe('the paths of a pack', () => {
  it.each(Object.values(FILE_KINDS).map(({ path }) => path.replace('*', '补贴_a-1')))('%s is one', (path) => expect(isPackPath(path)).toBe(true));
  it.each(['decisions/a.bpmn', 'processes/a.dmn', 'decisions/.dmn', 'decisions/a/b.dmn', 'decisions/../a.dmn', 'decisions/__proto__.dmn', '/decisions/a.dmn', 'run.sh'])('%s is none', (path) => expect(isPackPath(path)).toBe(false));
});
