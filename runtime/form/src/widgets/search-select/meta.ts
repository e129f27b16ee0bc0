/** One of very many, found by typing a part of its name, its code or its pinyin initials. */
import { CODES, OPTIONS, PLACEHOLDER } from '../settings';
import type { WidgetMeta } from '../widget';

export const searchSelectMeta: WidgetMeta = {
  id: 'search-select',
  group: 'choice',
  schema: { type: 'string', 'x-privacy': 'L1' },
  uiSchema: { 'ui:widget': 'search-select' },
  level: 'L1',
  settings: [CODES, OPTIONS, PLACEHOLDER],
};
