import zn from 'bpmn-js-i18n/translations/zn.js';
import own from '../text/bpmn.zh-CN.json';

const words: Readonly<Record<string, string>> = { ...zn, ...own };
/** Keys that were shown without a translation: a check reads them. */
export const untranslated = new Set<string>();

/** bpmn-js asks for every text by its English sentence. */
export function translate(template: string, replacements: Readonly<Record<string, string>> = {}): string {
  const text = words[template];
  if (text === undefined) untranslated.add(template);
  return (text ?? template).replace(/\{([^}]+)\}/g, (whole, key: string) => replacements[key] ?? whole);
}

export const TRANSLATE_MODULE = { translate: ['value', translate] };
