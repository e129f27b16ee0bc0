/**
 * Every sentence of the process editor; bpmn-js's own sentences are in bpmn.zh-CN.json beside bpmn-js-i18n.
 * No text that people see may be written anywhere else in this feature.
 */
import { makeText } from '@liandong/client';
import { coreText } from '@liandong/core/run';
import table from './zh-CN.json';

export const t = makeText(table);
/** Name of an engine element; core names its elements. */
export const elementTitle = (type: string): string => coreText(`element.${type}`) ?? type;
export const tierTitle = (tier: string): string => coreText(`tier.${tier}`) ?? tier;
