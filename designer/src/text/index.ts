/**
 * Every sentence of the designer, by key. The process designer keeps its own table beside its code and makes its own `t`.
 * No text that people see may be written anywhere else.
 */
import { makeText } from '@liandong/client';
import { FORM_TEXT } from '@liandong/form';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import table from './zh-CN.json';

export const t = makeText(table);

/** The form package speaks through the app's i18next. Once, before the first screen. */
export const startText = (): void =>
  void i18next.use(initReactI18next).init({ lng: 'zh-CN', fallbackLng: 'zh-CN', initAsync: false, resources: { 'zh-CN': { form: FORM_TEXT } }, interpolation: { escapeValue: false } });
