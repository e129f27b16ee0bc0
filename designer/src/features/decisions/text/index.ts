/** Every sentence of the decision tables' page. No text that people see may be written anywhere else in this feature. */
import { makeText } from '@liandong/client';
import table from './zh-CN.json';

export const t = makeText(table);
