/** Every sentence about spreadsheets, beside those that all of the designer speaks. No text that people see may be written anywhere else. */
import { makeText } from '@liandong/client';
import { FORM_TEXT } from '@liandong/form';
import shared from '../../../text/zh-CN.json';
import table from './zh-CN.json';

export const t = makeText({ ...shared, ...table });
const form = makeText(FORM_TEXT);
export const widgetTitle = (widget: string): string => form.find(`widget.${widget}`) ?? widget;
