/** Every sentence about what can be found, beside those that all of the station speaks. */
import { makeText } from '@liandong/client';
import shared from '../../../text/zh-CN.json';
import table from './zh-CN.json';

export const t = makeText({ ...shared, ...table });
