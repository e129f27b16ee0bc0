/** Any of several. */
import { ITEM_OPTIONS } from '../settings';
import type { WidgetMeta } from '../widget';

export const multiSelectMeta: WidgetMeta = {
  id: 'multi-select',
  group: 'choice',
  schema: { type: 'array', items: { type: 'string' }, uniqueItems: true, 'x-privacy': 'L1' },
  uiSchema: { 'ui:widget': 'multi-select' },
  level: 'L1',
  settings: [{ id: 'codes', kind: 'codes', at: 'schema', key: 'items.x-codes' }, ITEM_OPTIONS, { id: 'minItems', kind: 'number', at: 'schema', key: 'minItems' }, { id: 'maxChoices', kind: 'number', at: 'schema', key: 'maxItems' }],
};
