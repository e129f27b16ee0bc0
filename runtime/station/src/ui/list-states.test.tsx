import { expect, it } from '@jest/globals';
import { formatWhen } from '@liandong/client';
import { renderToStaticMarkup } from 'react-dom/server';
import { t } from '../text';
import { MoreButton } from './list-states';

const shown = (more: object): string => renderToStaticMarkup(<MoreButton busy={false} onMore={() => undefined} {...more} />);

it('offers the next page, or says how far was looked and to look on', () => {
  const lookedTo = '2026-03-05T02:00:00.000Z';
  const when = formatWhen(lookedTo, new Date().toISOString());
  const [plain, down, none, up] = [shown({}), shown({ lookedTo }), shown({ lookedTo, none: true }), shown({ lookedTo, upwards: true })];
  expect(plain).toContain(t('list.more'));
  for (const text of [t('list.looked'), t('list.lookedDown', { when }), t('list.lookOn')]) expect(down).toContain(text);
  expect(none).toContain(t('list.lookedNone'));
  expect(up).toContain(t('list.lookedUp', { when }));
});
