/** Any of several. */
import type { WidgetMeta } from '../widget';

export const multiSelectMeta: WidgetMeta = {
  id: 'multi-select',
  group: 'choice',
  schema: { type: 'array', items: { type: 'string' }, uniqueItems: true, 'x-privacy': 'L1' },
  uiSchema: { 'ui:widget': 'multi-select' },
  level: 'L1',
  settings: [{ id: 'codes', kind: 'codes', at: 'schema', key: 'items.x-codes' }, { id: 'options', kind: 'options', at: 'schema', key: 'items.oneOf' }, { id: 'minItems', kind: 'number', at: 'schema', key: 'minItems' }, { id: 'maxChoices', kind: 'number', at: 'schema', key: 'maxItems' }],
};
