/** The words of dashboards. */
import { makeText } from '@liandong/client';
import { CORE_TEXT } from '@liandong/core/run';
import table from './zh-CN.json' with { type: 'json' };

export const t = makeText(table);
const core = makeText(CORE_TEXT);
export const unitWord = (unit: string): string => core.find(`unit.${unit}`) ?? unit;
