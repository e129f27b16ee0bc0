/** A statement one agrees to; not agreeing is no answer. */
import type { WidgetMeta } from '../widget';

export const consentMeta: WidgetMeta = {
  id: 'consent',
  group: 'choice',
  schema: { type: 'boolean', const: true, 'x-privacy': 'L1' },
  uiSchema: { 'ui:widget': 'consent' },
  level: 'L1',
  settings: [{ id: 'statement', kind: 'longtext', at: 'schema', key: 'description' }],
};
