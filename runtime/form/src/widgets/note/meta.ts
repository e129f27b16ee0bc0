/** Text for the person who fills the form; it has no answer. */
import type { WidgetMeta } from '../widget';

export const noteMeta: WidgetMeta = {
  id: 'note',
  group: 'layout',
  schema: { type: 'string', 'x-privacy': 'L0' },
  uiSchema: { 'ui:widget': 'note' },
  level: 'L0',
  settings: [{ id: 'statement', kind: 'longtext', at: 'schema', key: 'description' }],
};
