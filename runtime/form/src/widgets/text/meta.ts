/** One line of text. */
import { LENGTHS, PLACEHOLDER } from '../settings';
import type { WidgetMeta } from '../widget';

export const textMeta: WidgetMeta = {
  id: 'text',
  group: 'common',
  schema: { type: 'string', maxLength: 60, 'x-privacy': 'L1' },
  uiSchema: { 'ui:widget': 'text' },
  level: 'L1',
  settings: [PLACEHOLDER, ...LENGTHS],
};
