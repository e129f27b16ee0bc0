import type { ReactElement } from 'react';
import { createInstance } from 'i18next';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider, initReactI18next } from 'react-i18next';
import { FORM_TEXT } from '../text/index';

/** The HTML of an element, with this package's words. */
export function markup(element: ReactElement): string {
  const i18n = createInstance();
  void i18n.use(initReactI18next).init({ lng: 'zh-CN', resources: { 'zh-CN': { form: FORM_TEXT } }, interpolation: { escapeValue: false }, initAsync: false });
  return renderToStaticMarkup(createElement(I18nextProvider, { i18n }, element));
}
