/** A place in a tree, e.g. of regions, chosen level by level from a code list whose items have a `parent`. */
import { CODES } from '../settings';
import type { WidgetMeta } from '../widget';

export const cascadeMeta: WidgetMeta = {
  id: 'cascade',
  group: 'choice',
  schema: { type: 'string', 'x-privacy': 'L1' },
  uiSchema: { 'ui:widget': 'cascade' },
  level: 'L1',
  settings: [CODES, { id: 'anyLevel', kind: 'boolean', at: 'ui', key: 'ui:options.anyLevel' }],
};
