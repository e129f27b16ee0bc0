/** Every sentence about files that left the house, beside those that all of the station speaks. No text that people see may be written anywhere else in this feature. */
import { makeText } from '@liandong/client';
import shared from '../../../text/zh-CN.json';
import table from './zh-CN.json';

export const t = makeText({ ...shared, ...table });
