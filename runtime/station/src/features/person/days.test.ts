import { describe, expect, it } from '@jest/globals';
import { dayText, periodText } from './days';

describe('days of a person', () => {
  it('are read as one says them', () => expect([dayText('2026-01-05'), dayText('2026')]).toEqual(['2026年1月5日', '2026']));
  it('go from one to another, are open at either end, or are not said', () => {
    expect([periodText({ since: '2015-01-01', until: '2020-12-31' }), periodText({ since: '2015-01-01' }), periodText({ until: '2020-12-31' }), periodText({})])
      .toEqual(['2015年1月1日至2020年12月31日', '2015年1月1日起', '到2020年12月31日', undefined]);
  });
});
