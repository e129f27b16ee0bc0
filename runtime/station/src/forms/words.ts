import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { FORM_TEXT } from '@liandong/form';

/** The forms' own words are looked up in i18next's shared instance, namespace `form`. */
export function startFormWords(): void {
  if (i18next.isInitialized) return;
  void i18next.use(initReactI18next).init({
    lng: 'zh-CN', fallbackLng: 'zh-CN', initAsync: false, returnNull: false, ns: ['form'], defaultNS: 'form',
    resources: { 'zh-CN': { form: FORM_TEXT } }, interpolation: { escapeValue: false },
  });
}
