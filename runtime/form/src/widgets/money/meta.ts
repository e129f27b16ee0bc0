/** Money in yuan with at most two decimals. */
import { RANGE } from '../settings';
import type { WidgetMeta } from '../widget';

export const moneyMeta: WidgetMeta = {
  id: 'money',
  group: 'common',
  schema: { type: 'number', minimum: 0, 'x-format': 'money', 'x-privacy': 'L1' },
  uiSchema: { 'ui:widget': 'money' },
  level: 'L1',
  settings: [...RANGE],
};
