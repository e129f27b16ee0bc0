/** What exactly one agrees to: each purpose ticked for itself, none beforehand. */
import { ITEM_OPTIONS } from '../settings';
import type { WidgetMeta } from '../widget';

export const consentScopesMeta: WidgetMeta = {
  id: 'consent-scopes',
  group: 'choice',
  schema: { type: 'array', items: { type: 'string' }, uniqueItems: true, 'x-privacy': 'L1' },
  uiSchema: { 'ui:widget': 'consent-scopes' },
  level: 'L1',
  settings: [{ id: 'statement', kind: 'longtext', at: 'schema', key: 'description' }, { ...ITEM_OPTIONS, id: 'scopes' }],
};
