/** Every sentence of the library's page, beside those that all of the designer speaks. */
import { makeText } from '@liandong/client';
import shared from '../../../text/zh-CN.json';
import table from './zh-CN.json';

export const t = makeText({ ...shared, ...table });
