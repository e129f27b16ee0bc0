/** Every sentence of the form designer, beside those that all of the designer speaks. No text that people see may be written anywhere else. */
import { makeText } from '@liandong/client';
import shared from '../../../text/zh-CN.json';
import table from './zh-CN.json';

export const t = makeText({ ...shared, ...table });
