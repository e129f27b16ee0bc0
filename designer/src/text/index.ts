/**
 * Every sentence of the designer, by key. The process designer keeps its own table beside its code and makes its own `t`.
 * No text that people see may be written anywhere else.
 */
import { makeText } from '@liandong/client';
import table from './zh-CN.json';

export const t = makeText(table);
