/** A grade from 1 up. */
import type { WidgetMeta } from '../widget';

export const scoreMeta: WidgetMeta = {
  id: 'score',
  group: 'choice',
  schema: { type: 'integer', minimum: 1, maximum: 5, 'x-privacy': 'L1' },
  uiSchema: { 'ui:widget': 'score' },
  level: 'L1',
  settings: [{ id: 'low', kind: 'text', at: 'ui', key: 'ui:options.low' }, { id: 'high', kind: 'text', at: 'ui', key: 'ui:options.high' }, { id: 'maximum', kind: 'number', at: 'schema', key: 'maximum' }],
};
