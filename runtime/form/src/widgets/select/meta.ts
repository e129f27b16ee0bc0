/** One of several: buttons when few, a list when many. */
import type { WidgetMeta } from '../widget';

export const selectMeta: WidgetMeta = {
  id: 'select',
  group: 'choice',
  schema: { type: 'string', 'x-privacy': 'L1' },
  uiSchema: { 'ui:widget': 'select' },
  level: 'L1',
  settings: [{ id: 'codes', kind: 'codes', at: 'schema', key: 'x-codes' }, { id: 'options', kind: 'options', at: 'schema', key: 'oneOf' }, { id: 'display', kind: 'choice', at: 'ui', key: 'ui:options.display', choices: ['auto', 'buttons', 'dropdown'] }],
};
