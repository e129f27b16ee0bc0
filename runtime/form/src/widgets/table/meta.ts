/** Rows of the same few questions: members of a family, things given. */
import { FORM_TEXT } from '../../text/index';
import { RANGE_OF_ROWS } from '../settings';
import type { WidgetMeta } from '../widget';

export const tableMeta: WidgetMeta = {
  id: 'table',
  group: 'common',
  schema: { type: 'array', 'x-privacy': 'L1', items: { type: 'object', properties: { column1: { type: 'string', title: FORM_TEXT.table.firstColumn } } } },
  uiSchema: { 'ui:widget': 'table' },
  level: 'L1',
  settings: RANGE_OF_ROWS,
};
