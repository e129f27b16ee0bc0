/** Every sentence about plans and quotas, beside those that all of the app speaks. */
import { makeText } from '@liandong/client';
import shared from '../../../text/zh-CN.json';
import table from './zh-CN.json';

export const t = makeText({ ...shared, ...table });
