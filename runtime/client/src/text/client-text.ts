import { makeText } from './make-text';
import table from './zh-CN.json' with { type: 'json' };

export const t = makeText(table);
