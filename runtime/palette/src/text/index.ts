/** The words of finding. */
import { makeText } from '@liandong/client';
import table from './zh-CN.json' with { type: 'json' };

export const t = makeText(table);
