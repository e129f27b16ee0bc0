/** One of several: buttons when few, a list when many. */
import { CODES, OPTIONS } from '../settings';
import type { WidgetMeta } from '../widget';

export const selectMeta: WidgetMeta = {
  id: 'select',
  group: 'choice',
  schema: { type: 'string', 'x-privacy': 'L1' },
  uiSchema: { 'ui:widget': 'select' },
  level: 'L1',
  settings: [CODES, OPTIONS, { id: 'display', kind: 'choice', at: 'ui', key: 'ui:options.display', choices: ['auto', 'buttons', 'dropdown'] }],
};
