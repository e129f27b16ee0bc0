/**
 * The zh-CN words of this package. Apps add them to i18next as namespace `form`; the package itself only ever uses that namespace.
 * Must not hold a word of a pack.
 */
import words from './zh-CN.json' with { type: 'json' };

export const FORM_TEXT = words;
