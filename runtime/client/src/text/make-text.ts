import { createInstance } from 'i18next';

export type TextTable = { readonly [key: string]: string | TextTable };
/** `a.b.c` for every sentence in a table. */
export type KeyOf<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${KeyOf<T[K]>}` }[keyof T & string];

export interface Text<T> {
  /** The sentence of a key, with its blanks filled. A missing key does not compile. */
  (key: KeyOf<T>, params?: Readonly<Record<string, string | number>>): string;
  /** The sentence of a key made from data, or undefined when the table has none. */
  find(key: string, params?: Readonly<Record<string, string | number>>): string | undefined;
}

/** React escapes what it shows, so i18next must not do it a second time. */
export function makeText<const T extends TextTable>(table: T): Text<T> {
  const instance = createInstance();
  void instance.init({
    lng: 'zh-CN', fallbackLng: 'zh-CN', initAsync: false, resources: { 'zh-CN': { text: table } }, defaultNS: 'text',
    interpolation: { escapeValue: false }, returnNull: false,
  });
  const say = (key: KeyOf<T>, params?: Readonly<Record<string, string | number>>): string => instance.t(key, { ...params });
  const find = (key: string, params?: Readonly<Record<string, string | number>>): string | undefined => (instance.exists(key) ? instance.t(key, { ...params }) : undefined);
  return Object.assign(say, { find });
}
