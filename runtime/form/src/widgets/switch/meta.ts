/** Yes or no, or not answered yet. */
import type { WidgetMeta } from '../widget';

export const switchMeta: WidgetMeta = {
  id: 'switch',
  group: 'choice',
  schema: { type: 'boolean', 'x-privacy': 'L1' },
  uiSchema: { 'ui:widget': 'switch' },
  level: 'L1',
  settings: [{ id: 'yes', kind: 'text', at: 'ui', key: 'ui:options.yes' }, { id: 'no', kind: 'text', at: 'ui', key: 'ui:options.no' }],
};
